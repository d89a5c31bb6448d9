# /// script
# requires-python = ">=3.7.6,!=3.8.0"
# [tool.test525]
# clauses = ["expr.agen.aclose.graceful-exit-ok"]
# about = "GeneratorExit thrown into a suspended aclose() ends the cleanup, and aclose() finishes normally (bpo-35409)"
# ///
class Suspend:
    def __await__(self):
        yield "cleanup is suspended"


async def agen():
    try:
        yield 1
    finally:
        await Suspend()
        print("never printed")


g = agen()
try:
    g.__anext__().send(None)
except StopIteration as stop:
    print(stop.value)
closing = g.aclose()
print(closing.send(None))
try:
    closing.throw(GeneratorExit())
except StopIteration as stop:
    print("closed", stop.value)
