# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["expr.gen.already-executing"]
# about = "a body that awaits its own __anext__() or asend() gets RuntimeError and can go on"
# ///
async def agen():
    for attempt in ("anext", "asend"):
        try:
            if attempt == "anext":
                await g.__anext__()
            else:
                await g.asend(None)
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
