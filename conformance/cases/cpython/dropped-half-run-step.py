# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["impl.running.flag-scope"]
# features = ["refcounting"]
# level = "cpython"
# about = "dropping a half-run step does not end it: the generator counts as running for ever"
# ///
class Suspend:
    def __await__(self):
        yield "suspended"


async def agen():
    await Suspend()
    yield 1


g = agen()
step = g.__anext__()
print(step.send(None))
del step
print(g.ag_running)
try:
    g.__anext__().send(None)
except RuntimeError as e:
    print(f"{type(e).__name__}  # {e}")
