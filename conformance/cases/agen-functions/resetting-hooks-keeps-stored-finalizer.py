# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.finalizer-stored-at-first-iteration", "sys.asyncgen-hooks.keyword-optional"]
# features = ["refcounting"]
# about = "resetting the hooks to None does not take the finalizer from a generator that already began"
# ///
import sys


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value


async def agen():
    yield 1


sys.set_asyncgen_hooks(finalizer=lambda agen: print("stored finalizer"))
g = agen()
run(g.__anext__())
sys.set_asyncgen_hooks(None, None)
print(sys.get_asyncgen_hooks().finalizer)
del g
