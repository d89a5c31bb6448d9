# /// script
# requires-python = ">=3.12.4"
# [tool.test525]
# clauses = ["impl.awaitable.error-closes"]
# level = "cpython"
# about = "a step that was refused because another one runs is used up (gh-117881)"
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
refused = g.__anext__()
print(run(refused))
print(run(first))
print(run(refused))
