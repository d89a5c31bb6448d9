# /// script
# requires-python = ">=3.8,<3.13"
# [tool.test525]
# clauses = ["impl.close.closes-generator", "impl.running.flag-scope"]
# level = "cpython"
# about = "before gh-117714 close() of a half-run step left the generator suspended and running for ever"
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
print(step.close(), g.ag_running)
try:
    g.__anext__().send(None)
except RuntimeError as e:
    print(f"{type(e).__name__}  # {e}")
