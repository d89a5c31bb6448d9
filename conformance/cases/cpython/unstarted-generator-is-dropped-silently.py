# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["impl.gc.no-hooks-close", "impl.hooks.finalizer-not-called"]
# features = ["refcounting"]
# level = "cpython"
# about = "dropping a generator that never started runs nothing and warns of nothing"
# ///
async def agen():
    try:
        print("never printed")
        yield 1
    finally:
        print("never printed either")


g = agen()
g.__aiter__()
del g
print("gone")
