# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["pep525.awaitables-coroutine-like", "expr.agen.anext.after-end-keeps-raising"]
# about = "an uncaught exception thrown into a half-run step propagates and finishes the generator"
# ///
class Suspend:
    def __await__(self):
        yield "suspended"


async def agen():
    try:
        await Suspend()
    finally:
        print("finally")
    yield 1


g = agen()
step = g.__anext__()
print(step.send(None))
try:
    step.throw(ValueError("from the driver"))
except ValueError as e:
    print("propagated:", e)
try:
    g.__anext__().send(None)
except StopAsyncIteration:
    print("finished")
