# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["impl.gc.no-hooks-close"]
# features = ["refcounting", "unraisable"]
# level = "cpython"
# about = "an exception in the cleanup of a dropped generator is reported as unraisable"
# ///
async def agen():
    try:
        yield 1
    finally:
        raise ValueError("in the cleanup")


g = agen()
try:
    g.__anext__().send(None)
except StopIteration as stop:
    print(stop.value)
del g
print("gone")
