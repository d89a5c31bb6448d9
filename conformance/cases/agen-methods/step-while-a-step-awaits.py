# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["expr.gen.already-executing"]
# about = "while one step is suspended in an await a second step is a RuntimeError; the first one goes on unharmed"
# ///
class Suspend:
    def __await__(self):
        yield "suspended"


async def agen():
    await Suspend()
    yield 1


g = agen()
first = g.__anext__()
print(first.send(None))
for second in (g.__anext__(), g.asend(None), g.asend("value")):
    try:
        second.send(None)
    except RuntimeError as e:
        print(f"{type(e).__name__}  # {e}")
try:
    first.send(None)
except StopIteration as stop:
    print(stop.value)
try:
    g.aclose().send(None)
except StopIteration:
    print("closed")
