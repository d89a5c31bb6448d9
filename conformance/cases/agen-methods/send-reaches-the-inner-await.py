# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["pep525.awaitables-coroutine-like", "expr.asyncgen.await-inside-allowed"]
# about = "what the driver sends to a half-run step goes to the await inside the body, not to the yield"
# ///
class Suspend:
    def __await__(self):
        return (yield "suspended")


async def agen():
    received = yield "ready"
    print("yield gave", received)
    print("await gave", await Suspend())
    yield "done"


g = agen()
try:
    g.__anext__().send(None)
except StopIteration as stop:
    print(stop.value)
step = g.asend("for the yield")
print(step.send(None))
try:
    step.send("for the await")
except StopIteration as stop:
    print(stop.value)
try:
    g.aclose().send(None)
except StopIteration:
    print("closed")
