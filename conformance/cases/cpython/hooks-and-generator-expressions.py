# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["impl.hooks.genexpr-counts"]
# level = "cpython"
# about = "an asynchronous generator expression is a generator of its own for the hooks, and comes before its source"
# ///
import sys


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value


async def source():
    yield 1


sys.set_asyncgen_hooks(firstiter=lambda agen: print("firstiter:", agen.__name__))
doubled = (2 * x async for x in source())
print("created")
print(run(doubled.__anext__()))
run(doubled.aclose())
