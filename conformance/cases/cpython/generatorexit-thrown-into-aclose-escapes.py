# /// script
# requires-python = ">=3.6,<3.7.6"
# [tool.test525]
# clauses = ["expr.agen.aclose.graceful-exit-ok"]
# level = "cpython"
# about = "before bpo-35409 GeneratorExit thrown into a suspended aclose() came out of it"
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
except GeneratorExit:
    print("GeneratorExit")
