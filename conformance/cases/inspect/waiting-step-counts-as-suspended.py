# /// script
# requires-python = ">=3.15"
# [tool.test525]
# clauses = ["inspect.getasyncgenstate", "inspect.agen.ag-state"]
# level = "cpython"
# about = "while a step waits in an await the generator counts as suspended, although ag_running is True"
# ///
import inspect


class Suspend:
    def __await__(self):
        yield "suspended"


async def agen():
    await Suspend()
    yield 1


g = agen()
print(g.ag_state)
step = g.__anext__()
print(step.send(None), g.ag_state, g.ag_state == inspect.getasyncgenstate(g), g.ag_running)
