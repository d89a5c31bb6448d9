# /// script
# requires-python = ">=3.8.2"
# [tool.test525]
# clauses = ["impl.awaitable.error-closes", "impl.running.messages"]
# level = "cpython"
# about = "an athrow() or aclose() that was refused because another step runs is used up"
# ///
class Suspend:
    def __await__(self):
        yield "suspended"


async def agen():
    await Suspend()
    yield 1


def run(awaitable):
    try:
        return awaitable.send(None)
    except StopIteration as stop:
        return stop.value
    except RuntimeError as e:
        return f"{type(e).__name__}  # {e}"


g = agen()
first = g.__anext__()
print(run(first))
throwing = g.athrow(ValueError())
closing = g.aclose()
for refused in (throwing, closing):
    print(run(refused))
    print(run(refused))
print(run(first))
print(run(closing))
