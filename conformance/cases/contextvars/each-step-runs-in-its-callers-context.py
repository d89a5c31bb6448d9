# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["ctx.agen-runs-in-callers-context"]
# features = ["contextvars"]
# about = "a generator that is stepped from several contexts sees in each step the one it is stepped from"
# ///
from contextvars import ContextVar, copy_context

variable = ContextVar("variable", default="outside")


async def agen():
    while True:
        yield variable.get()


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value


def step_with(value):
    variable.set(value)
    return run(g.__anext__())


g = agen()
print(run(g.__anext__()))
print(copy_context().run(step_with, "first copy"))
print(copy_context().run(step_with, "second copy"))
print(run(g.__anext__()))
