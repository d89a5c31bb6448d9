# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["impl.hooks.finalizer-once"]
# features = ["refcounting"]
# level = "cpython"
# about = "a generator that its finalizer resurrects is later dropped with no further call, and without its finally clause"
# ///
import sys


async def agen():
    try:
        yield 1
    finally:
        print("never printed")


saved = []
sys.set_asyncgen_hooks(finalizer=saved.append)
g = agen()
try:
    g.__anext__().send(None)
except StopIteration as stop:
    print(stop.value)
del g
print("saved", len(saved))
saved.clear()
print("gone")
