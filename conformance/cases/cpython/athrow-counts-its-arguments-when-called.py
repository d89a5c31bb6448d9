# /// script
# requires-python = ">=3.15"
# [tool.test525]
# clauses = ["impl.athrow.arg-errors-late"]
# level = "cpython"
# about = "athrow() without arguments is a TypeError at once, and the generator is not touched"
# ///
async def agen():
    yield 1


g = agen()
try:
    g.athrow()
except TypeError as e:
    print(f"{type(e).__name__}  # {e}")
try:
    g.__anext__().send(None)
except StopIteration as stop:
    print(stop.value)
