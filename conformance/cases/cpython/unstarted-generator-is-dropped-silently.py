# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["impl.hooks.finalizer-not-called", "pep525.aiter-self"]
# features = ["refcounting"]
# level = "cpython"
# about = "dropping a generator that never started runs nothing; __aiter__() does not count as iteration"
# ///
import sys


async def agen():
    try:
        print("never printed")
        yield 1
    finally:
        print("never printed either")


sys.set_asyncgen_hooks(lambda agen: print("firstiter"), lambda agen: print("finalizer"))
g = agen()
g.__aiter__()
del g
print("gone")
