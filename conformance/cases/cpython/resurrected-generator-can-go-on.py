# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["impl.hooks.finalizer-once"]
# features = ["refcounting"]
# level = "cpython"
# about = "a generator that its finalizer resurrects is as usable as before"
# ///
import sys


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value


async def agen():
    try:
        yield 1
        yield 2
    finally:
        print("cleanup")


saved = []
sys.set_asyncgen_hooks(finalizer=saved.append)
g = agen()
print(run(g.__anext__()))
del g
print(run(saved[0].__anext__()))
run(saved[0].aclose())
