# /// script
# requires-python = ">=3.13"
# [tool.test525]
# clauses = ["impl.close.ignored"]
# level = "cpython"
# about = "close() is a RuntimeError if the cleanup suspends again, and the awaitable can go on"
# ///
class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        yield self.tag


async def agen():
    try:
        await Suspend("in the body")
    finally:
        await Suspend("in the cleanup")
        await Suspend("still in the cleanup")
        print("cleanup complete")
    yield 1


g = agen()
step = g.__anext__()
print(step.send(None))
try:
    step.close()
except RuntimeError as e:
    print(f"{type(e).__name__}  # {e}")
print(step.send(None))
try:
    step.send(None)
except GeneratorExit:
    print("GeneratorExit")
