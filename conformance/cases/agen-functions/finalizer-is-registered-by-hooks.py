# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.finalizer-registered-by-hooks", "sys.asyncgen-hooks.get-returns-pair"]
# features = ["refcounting"]
# about = "sys.set_asyncgen_hooks() makes a function the finalizer of the generators iterated from then on"
# ///
import sys


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value


def finalizer(agen):
    print("finalizer:", agen.__name__)


async def agen():
    yield 1


print(sys.get_asyncgen_hooks().finalizer)
sys.set_asyncgen_hooks(finalizer=finalizer)
print(sys.get_asyncgen_hooks().finalizer is finalizer)
g = agen()
run(g.__anext__())
del g
print("dropped")
