# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["expr.gen.already-executing"]
# about = "athrow() is a RuntimeError while a step is suspended in an await, and does not disturb it"
# ///
class Suspend:
    def __await__(self):
        yield "suspended"


async def agen():
    try:
        await Suspend()
    except ValueError:
        print("never printed")
    yield 1


g = agen()
step = g.__anext__()
print(step.send(None))
try:
    g.athrow(ValueError()).send(None)
except RuntimeError as e:
    print(f"{type(e).__name__}  # {e}")
try:
    step.send(None)
except StopIteration as stop:
    print(stop.value)
try:
    g.aclose().send(None)
except StopIteration:
    print("closed")
