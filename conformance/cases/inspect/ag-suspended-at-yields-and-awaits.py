# /// script
# requires-python = ">=3.12"
# [tool.test525]
# clauses = ["inspect.agen.ag-suspended"]
# about = "ag_suspended is True at a yield and in an await, not before the start, while running or at the end"
# ///
class Suspend:
    def __await__(self):
        yield "suspended"


async def agen():
    print("inside:", g.ag_suspended)
    await Suspend()
    yield 1


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value

g = agen()
print("new:", g.ag_suspended)
step = g.__anext__()
print(step.send(None), g.ag_suspended)
print("at yield:", run(step), g.ag_suspended)
try:
    run(g.__anext__())
except StopAsyncIteration:
    print("ended:", g.ag_suspended)
