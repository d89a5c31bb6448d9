# /// script
# requires-python = ">=3.6,<3.8"
# [tool.test525]
# clauses = ["impl.running.flag-scope"]
# level = "cpython"
# about = "before 3.8 aclose() during a half-run step threw GeneratorExit into its pending await (bpo-30773)"
# ///
class Suspend:
    def __await__(self):
        yield "suspended"


async def agen():
    try:
        await Suspend()
    except GeneratorExit:
        print("GeneratorExit in the await")
        raise
    yield 1


g = agen()
step = g.__anext__()
print(step.send(None), g.ag_running)
try:
    g.aclose().send(None)
except StopIteration as stop:
    print("closed", stop.value)
