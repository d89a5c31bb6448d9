# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["sys.asyncgen-hooks.finalizer-on-gc"]
# features = ["refcounting"]
# about = "a generator that is dropped at a yield goes to the finalizer, one that ran to its end does not"
# ///
import sys


async def agen(name):
    names[name] = "begun"
    yield 1
    names[name] = "ended"


def finalizer(g):
    print("finalizer", [name for name, state in names.items() if state == "begun"])


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value

names = {}
sys.set_asyncgen_hooks(finalizer=finalizer)
g = agen("finished")
print(run(g.__anext__()))
try:
    run(g.__anext__())
except StopAsyncIteration:
    print("end")
g = None
print("dropped the first")
g = agen("suspended")
print(run(g.__anext__()))
g = None
print("dropped the second")
