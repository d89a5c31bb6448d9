# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["pep525.awaitables-coroutine-like", "expr.agen.anext.result-is-stopiteration-value"]
# about = "the awaitables can be driven through __await__, next() and iteration as well as through send()"
# ///
class Suspend:
    def __await__(self):
        yield "suspended"


async def agen():
    await Suspend()
    yield 1
    await Suspend()
    print("second step")
    yield 2


g = agen()
step = g.__anext__()
print(step.__await__() is step, iter(step) is step)
print(next(step))
try:
    next(step)
except StopIteration as stop:
    print("value", stop.value)
for suspension in g.asend(None):
    print(suspension)
for suspension in g.aclose():
    print("never printed")
