# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["ctx.agen-runs-in-callers-context"]
# features = ["contextvars"]
# about = "a variable set by the generator is seen by its consumer, and the other way round"
# ///
from contextvars import ContextVar

variable = ContextVar("variable", default="default")


async def agen():
    variable.set("set by the generator")
    yield
    print("in the generator:", variable.get())
    yield


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value

g = agen()
run(g.__anext__())
print("in the consumer:", variable.get())
variable.set("set by the consumer")
run(g.__anext__())
