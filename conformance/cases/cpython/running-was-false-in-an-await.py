# /// script
# requires-python = ">=3.6,<3.8"
# [tool.test525]
# clauses = ["inspect.agen.ag-running"]
# level = "cpython"
# about = "before 3.8 ag_running was True only while the body was executing, not while it was suspended in an await"
# ///
class Suspend:
    def __await__(self):
        yield "suspended"


async def agen():
    print("inside:", g.ag_running)
    await Suspend()
    yield 1


g = agen()
step = g.__anext__()
print(step.send(None), g.ag_running)
try:
    step.send(None)
except StopIteration as stop:
    print("at yield:", g.ag_running)
try:
    g.aclose().send(None)
except StopIteration:
    print("closed:", g.ag_running)
