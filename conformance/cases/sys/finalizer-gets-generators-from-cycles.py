# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["sys.asyncgen-hooks.finalizer-on-gc"]
# about = "a suspended generator that refers to itself goes to the finalizer when the cycle is collected"
# ///
import gc
import sys


async def agen():
    itself = yield
    yield itself


def finalizer(g):
    print("finalizer")


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value

sys.set_asyncgen_hooks(finalizer=finalizer)
g = agen()
run(g.__anext__())
print(run(g.asend(g)) is g)
g = None
print("dropped")
gc.collect()
print("collected")
