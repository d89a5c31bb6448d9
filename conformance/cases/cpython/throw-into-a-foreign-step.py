# /// script
# requires-python = ">=3.8,<3.12.4"
# [tool.test525]
# clauses = ["impl.throw-close.guarded"]
# level = "cpython"
# about = "before gh-117881 throw() on an unstarted step was raised in the await of the step that was running"
# ///
class Suspend:
    def __await__(self):
        yield "suspended"


async def agen():
    try:
        await Suspend()
    except ValueError as e:
        print("caught:", e)
    yield 1
    yield 2


def outcome(operation, argument):
    try:
        return operation(argument)
    except StopIteration as stop:
        return stop.value


g = agen()
step = g.__anext__()
print(outcome(step.send, None))
print(outcome(g.__anext__().throw, ValueError("for another step")))
print(g.ag_running)
print(outcome(step.send, None))
