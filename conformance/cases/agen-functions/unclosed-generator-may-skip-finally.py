# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.finalize-may-skip-finally", "expr.asyncgen.finalizer-takes-agen"]
# features = ["refcounting"]
# about = "if the registered finalizer does not close the generator, its finally clause does not run"
# ///
import sys


def finalizer(agen):
    print("finalizer called")


async def agen():
    try:
        yield 1
    finally:
        print("never printed")


sys.set_asyncgen_hooks(finalizer=finalizer)
g = agen()
try:
    g.__anext__().send(None)
except StopIteration as stop:
    print(stop.value)
del g
print("gone")
