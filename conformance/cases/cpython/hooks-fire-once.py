# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["impl.hooks.fire-on-create"]
# level = "cpython"
# about = "firstiter is called once for a generator, however many awaitables are made"
# ///
import sys


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value


async def agen():
    yield 1
    yield 2


sys.set_asyncgen_hooks(firstiter=lambda agen: print("firstiter"))
g = agen()
first = g.__anext__()
second = g.__anext__()
print(run(first), run(second))
print(run(g.aclose()))
