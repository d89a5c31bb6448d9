# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["pep525.stop-exceptions-wrapped"]
# about = "subclasses of StopAsyncIteration are converted too, thrown in or raised"
# ///
class Stop(StopAsyncIteration):
    pass


async def agen():
    yield 1


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value

g = agen()
run(g.__anext__())
try:
    run(g.athrow(Stop("thrown")))
except RuntimeError as error:
    print(f"RuntimeError  # {error}")
    print(type(error.__cause__) is Stop, error.__cause__)
