# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["inspect.agen.ag-running"]
# about = "ag_running is True from the start of a step to its value, also while it is suspended in an await"
# ///
class Suspend:
    def __await__(self):
        yield "suspended"


async def agen():
    print("inside:", g.ag_running)
    await Suspend()
    yield 1


g = agen()
print("new:", g.ag_running)
step = g.__anext__()
print("step made:", g.ag_running)
print(step.send(None), g.ag_running)
try:
    step.send(None)
except StopIteration as stop:
    print("at yield:", g.ag_running)
try:
    g.__anext__().send(None)
except StopAsyncIteration:
    print("finished:", g.ag_running)
