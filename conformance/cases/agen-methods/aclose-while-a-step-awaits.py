# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["expr.gen.already-executing"]
# about = "aclose() is a RuntimeError while a step is suspended in an await; it works once the step is done"
# ///
class Suspend:
    def __await__(self):
        yield "suspended"


async def agen():
    try:
        await Suspend()
        yield 1
    finally:
        print("cleanup")


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value
    except RuntimeError as e:
        return f"{type(e).__name__}  # {e}"


g = agen()
step = g.__anext__()
print(step.send(None))
print(run(g.aclose()))
print(run(step))
print(run(g.aclose()))
