# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["impl.running.check-before-closed"]
# level = "cpython"
# about = "aclose() looks first whether the generator is finished, then whether it runs, then at the value sent"
# ///
class Suspend:
    def __await__(self):
        yield "suspended"


async def agen():
    await Suspend()
    yield 1


def send(awaitable, value):
    try:
        return awaitable.send(value)
    except StopIteration as stop:
        return stop.value
    except RuntimeError as e:
        return f"{type(e).__name__}  # {e}"


g = agen()
step = g.__anext__()
print(send(step, None))
print(send(g.aclose(), "running"))
print(send(step, None))
closing = g.aclose()
print(send(closing, "at a yield"))
print(send(closing, None))
print(send(g.aclose(), "finished"))
