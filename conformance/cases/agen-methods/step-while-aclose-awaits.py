# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["expr.gen.already-executing", "expr.agen.aclose.await-in-finally-runs"]
# about = "while aclose() is suspended in the cleanup every other method is a RuntimeError"
# ///
class Suspend:
    def __await__(self):
        yield "cleanup is suspended"


async def agen():
    try:
        yield 1
    finally:
        await Suspend()
        print("cleanup complete")


def run(awaitable):
    try:
        return awaitable.send(None)
    except StopIteration as stop:
        return stop.value
    except RuntimeError as e:
        return f"{type(e).__name__}  # {e}"


g = agen()
print(run(g.__anext__()))
closing = g.aclose()
print(run(closing))
for step in (g.__anext__(), g.asend("value"), g.athrow(ValueError()), g.aclose()):
    print(run(step))
print(run(closing))
