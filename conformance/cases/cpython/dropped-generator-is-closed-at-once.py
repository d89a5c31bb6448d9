# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["impl.gc.no-hooks-close"]
# features = ["refcounting"]
# level = "cpython"
# about = "without a finalizer a dropped suspended generator is closed on the spot by a GeneratorExit"
# ///
async def agen():
    try:
        yield 1
    except GeneratorExit:
        print("GeneratorExit")
        raise
    finally:
        print("finally")


g = agen()
try:
    g.__anext__().send(None)
except StopIteration as stop:
    print(stop.value)
del g
print("gone")
