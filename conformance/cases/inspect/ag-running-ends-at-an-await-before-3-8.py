# /// script
# requires-python = ">=3.6,<3.8"
# [tool.test525]
# clauses = ["inspect.agen.ag-running"]
# about = "before bpo-30773 ag_running was False while a step was suspended in an await"
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
