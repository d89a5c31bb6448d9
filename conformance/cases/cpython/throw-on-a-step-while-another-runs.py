# /// script
# requires-python = ">=3.12.4"
# [tool.test525]
# clauses = ["impl.throw-close.guarded"]
# level = "cpython"
# about = "throw() on an unstarted awaitable is a RuntimeError while another step runs, which is not disturbed (gh-117881)"
# ///
class Suspend:
    def __await__(self):
        yield "suspended"


async def agen():
    try:
        await Suspend()
    except ValueError:
        print("never printed")
    yield 1


def outcome(operation, argument):
    try:
        return operation(argument)
    except StopIteration as stop:
        return stop.value
    except RuntimeError as e:
        return f"{type(e).__name__}  # {e}"


g = agen()
step = g.__anext__()
print(outcome(step.send, None))
for other in (g.__anext__(), g.athrow(KeyError()), g.aclose()):
    print(outcome(other.throw, ValueError()))
print(outcome(step.send, None))
