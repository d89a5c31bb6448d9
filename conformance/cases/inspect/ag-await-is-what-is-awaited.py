# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["inspect.agen.ag-await"]
# about = "while the generator waits for a coroutine, ag_await is that coroutine, otherwise None"
# ///
class Suspend:
    def __await__(self):
        yield "suspended"


async def waiting():
    await Suspend()


async def agen():
    await coroutine
    yield 1


coroutine = waiting()
g = agen()
print(g.ag_await)
step = g.__anext__()
print(step.send(None), g.ag_await is coroutine)
try:
    step.send(None)
except StopIteration as stop:
    print(stop.value, g.ag_await)
