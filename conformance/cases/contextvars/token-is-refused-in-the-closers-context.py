# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["ctx.aclose-in-closers-context"]
# features = ["contextvars"]
# about = "a token made in one context cannot be used when the generator is closed in another one"
# ///
from contextvars import ContextVar, copy_context

variable = ContextVar("variable", default="default")


async def agen():
    token = variable.set("in the generator")
    try:
        yield
    finally:
        print("closed where it is", variable.get())
        variable.reset(token)


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value


def close():
    try:
        run(g.aclose())
    except ValueError:
        print("ValueError")


g = agen()
copy_context().run(run, g.__anext__())
close()
