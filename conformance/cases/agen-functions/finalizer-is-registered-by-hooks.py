# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.finalizer-registered-by-hooks", "sys.asyncgen-hooks.get-returns-pair"]
# features = ["refcounting"]
# about = "only sys.set_asyncgen_hooks() makes a function the finalizer of generators iterated from then on"
# ///
import sys


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value


def finalizer(agen):
    print("finalizer:", agen.__name__)


async def before():
    yield 1


async def after():
    yield 1


g = before()
run(g.__anext__())
sys.set_asyncgen_hooks(finalizer=finalizer)
print(sys.get_asyncgen_hooks().finalizer is finalizer)
h = after()
run(h.__anext__())
del g
print("dropped before")
del h
print("dropped after")
