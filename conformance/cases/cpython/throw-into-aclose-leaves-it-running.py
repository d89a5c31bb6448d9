# /// script
# requires-python = ">=3.8,<3.12.4"
# [tool.test525]
# clauses = ["impl.running.flag-scope"]
# level = "cpython"
# about = "before 3.12.4 an exception thrown into a suspended aclose() left the finished generator running for ever"
# ///
class Suspend:
    def __await__(self):
        yield "cleanup is suspended"


async def agen():
    try:
        yield 1
    finally:
        await Suspend()


def outcome(operation, argument):
    try:
        return operation(argument)
    except StopIteration as stop:
        return stop.value
    except Exception as e:
        return type(e).__name__


g = agen()
print(outcome(g.__anext__().send, None))
closing = g.aclose()
print(outcome(closing.send, None))
print(outcome(closing.throw, ValueError()), g.ag_running)
print(outcome(g.__anext__().send, None))
