# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["expr.gen.already-executing", "expr.agen.athrow.next-value"]
# about = "while athrow() is suspended in the handler's await every other method is a RuntimeError"
# ///
class Suspend:
    def __await__(self):
        yield "handler is suspended"


async def agen():
    try:
        yield 1
    except ValueError:
        await Suspend()
        yield 2


def run(awaitable):
    try:
        return awaitable.send(None)
    except StopIteration as stop:
        return stop.value
    except RuntimeError as e:
        return f"{type(e).__name__}  # {e}"


g = agen()
print(run(g.__anext__()))
throwing = g.athrow(ValueError())
print(run(throwing))
for step in (g.__anext__(), g.athrow(KeyError()), g.aclose()):
    print(run(step))
print(run(throwing))
print(run(g.aclose()))
