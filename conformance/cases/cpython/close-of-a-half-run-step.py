# /// script
# requires-python = ">=3.13"
# [tool.test525]
# clauses = ["impl.close.closes-generator"]
# level = "cpython"
# about = "close() of a half-run step throws GeneratorExit into its await and finishes the generator"
# ///
class Suspend:
    def __await__(self):
        yield "suspended"


async def agen():
    try:
        await Suspend()
    finally:
        print("cleanup")
    yield 1


g = agen()
step = g.__anext__()
print(step.send(None))
print(step.close(), g.ag_running)
try:
    g.__anext__().send(None)
except StopAsyncIteration:
    print("finished")
