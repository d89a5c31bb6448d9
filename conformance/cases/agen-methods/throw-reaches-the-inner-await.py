# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["pep525.awaitables-coroutine-like", "expr.agen.anext.starts-or-resumes"]
# about = "throw() on a half-run step raises the exception at the await; the body may catch it and yield"
# ///
class Suspend:
    def __await__(self):
        yield "suspended"


async def agen():
    try:
        await Suspend()
    except ValueError as e:
        print("caught:", e)
        yield "handled"


g = agen()
step = g.__anext__()
print(step.send(None))
try:
    step.throw(ValueError("from the driver"))
except StopIteration as stop:
    print("value:", stop.value)
try:
    g.aclose().send(None)
except StopIteration:
    print("closed")
