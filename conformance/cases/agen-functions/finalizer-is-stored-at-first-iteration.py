# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.finalizer-stored-at-first-iteration"]
# features = ["refcounting"]
# about = "the finalizer in force at the first iteration is used, not the one at creation or at the end"
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


sys.set_asyncgen_hooks(finalizer=lambda agen: print("hook at creation"))
g = agen()
sys.set_asyncgen_hooks(finalizer=lambda agen: print("hook at first iteration"))
run(g.__anext__())
sys.set_asyncgen_hooks(finalizer=lambda agen: print("hook at the end"))
run(g.__anext__())
del g
