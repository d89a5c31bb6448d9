# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["impl.hooks.finalizer-raises"]
# features = ["refcounting", "unraisable"]
# level = "cpython"
# about = "an exception in the finalizer is reported as unraisable and goes no further"
# ///
import sys


def finalizer(agen):
    raise ValueError("from the finalizer")


async def agen():
    yield 1


sys.set_asyncgen_hooks(finalizer=finalizer)
g = agen()
try:
    g.__anext__().send(None)
except StopIteration as stop:
    print(stop.value)
del g
print("gone")
