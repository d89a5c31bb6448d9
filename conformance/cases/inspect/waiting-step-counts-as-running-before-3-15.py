# /// script
# requires-python = ">=3.12,<3.15"
# [tool.test525]
# clauses = ["inspect.getasyncgenstate"]
# level = "cpython"
# about = "while a step waits in an await the generator counts as running"
# ///
import inspect


class Suspend:
    def __await__(self):
        yield "suspended"


async def agen():
    await Suspend()
    yield 1


g = agen()
step = g.__anext__()
print(step.send(None), inspect.getasyncgenstate(g))
