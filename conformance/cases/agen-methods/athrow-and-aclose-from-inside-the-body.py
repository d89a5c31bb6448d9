# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["expr.gen.already-executing"]
# about = "a body that awaits its own athrow() or aclose() gets RuntimeError and can go on"
# ///
async def agen():
    try:
        await g.athrow(ValueError("to itself"))
    except RuntimeError as e:
        print(f"{type(e).__name__}  # {e}")
    try:
        await g.aclose()
    except RuntimeError as e:
        print(f"{type(e).__name__}  # {e}")
    yield 1


g = agen()
try:
    g.__anext__().send(None)
except StopIteration as stop:
    print(stop.value)
try:
    g.aclose().send(None)
except StopIteration:
    print("closed")
