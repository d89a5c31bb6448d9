# /// script
# requires-python = ">=3.13"
# [tool.test525]
# clauses = ["impl.throw-close.guarded", "impl.close.closes-generator"]
# level = "cpython"
# about = "close() of an unstarted awaitable is a RuntimeError while another step runs; of a finished one it does nothing"
# ///
class Suspend:
    def __await__(self):
        yield "suspended"


async def agen():
    yield 1
    await Suspend()
    yield 2


def outcome(operation, *arguments):
    try:
        return operation(*arguments)
    except StopIteration as stop:
        return stop.value
    except RuntimeError as e:
        return f"{type(e).__name__}  # {e}"


g = agen()
done = g.__anext__()
print(outcome(done.send, None))
running = g.__anext__()
print(outcome(running.send, None))
print(outcome(done.close))
for other in (g.__anext__(), g.athrow(ValueError()), g.aclose()):
    print(outcome(other.close))
print(outcome(running.send, None))
