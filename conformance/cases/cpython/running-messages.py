# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["impl.running.messages"]
# level = "cpython"
# about = "the messages say which method was refused; __anext__() and asend() share one"
# ///
class Suspend:
    def __await__(self):
        yield


async def agen():
    await Suspend()
    yield 1


def message(awaitable):
    try:
        awaitable.send(None)
    except RuntimeError as e:
        return f"{type(e).__name__}  # {e}"
    except StopIteration as stop:
        return stop.value


g = agen()
step = g.__anext__()
message(step)
print(message(g.__anext__()))
print(message(g.asend(1)))
print(message(g.athrow(ValueError())))
print(message(g.aclose()))
print(message(step))
