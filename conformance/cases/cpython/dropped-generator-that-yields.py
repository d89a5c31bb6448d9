# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["impl.gc.no-hooks-close"]
# features = ["refcounting", "unraisable"]
# level = "cpython"
# about = "a dropped generator that yields in reaction to its GeneratorExit is reported as unraisable"
# ///
async def agen():
    try:
        yield 1
    finally:
        print("cleanup begins")
        yield 2
        print("never printed")


g = agen()
try:
    g.__anext__().send(None)
except StopIteration as stop:
    print(stop.value)
del g
print("gone")
