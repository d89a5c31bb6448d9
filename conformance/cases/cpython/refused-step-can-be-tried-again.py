# /// script
# requires-python = ">=3.8,<3.12.4"
# [tool.test525]
# clauses = ["impl.awaitable.error-closes"]
# level = "cpython"
# about = "before gh-117881 a refused __anext__() or asend() could be awaited again once the generator was free"
# ///
class Suspend:
    def __await__(self):
        yield "suspended"


async def agen():
    await Suspend()
    yield 1
    yield 2


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
