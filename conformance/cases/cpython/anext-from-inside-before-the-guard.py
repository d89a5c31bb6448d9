# /// script
# requires-python = ">=3.6,<3.8"
# [tool.test525]
# clauses = ["impl.reentrant"]
# level = "cpython"
# about = "before 3.8 a body that awaited its own __anext__() got the ValueError of generators"
# ///
async def agen():
    try:
        await g.__anext__()
    except ValueError as e:
        print(f"{type(e).__name__}  # {e}")
    yield 1


g = agen()
try:
    g.__anext__().send(None)
except StopIteration as stop:
    print(stop.value)
