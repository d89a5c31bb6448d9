# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["impl.hooks.finalizer-not-called"]
# features = ["refcounting"]
# level = "cpython"
# about = "a generator that was never iterated, is finished or was closed is dropped without its finalizer"
# ///
import sys


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value
    except StopAsyncIteration:
        return "end"


async def agen():
    yield 1


sys.set_asyncgen_hooks(finalizer=lambda agen: print("finalizer"))
g = agen()
del g
g = agen()
print(run(g.__anext__()), run(g.__anext__()))
del g
g = agen()
print(run(g.__anext__()), run(g.aclose()))
del g
g = agen()
print(run(g.__anext__()))
del g
