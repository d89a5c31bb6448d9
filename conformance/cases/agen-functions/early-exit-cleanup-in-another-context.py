# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["expr.asyncgen.early-exit-cleanup-elsewhere", "ctx.aclose-in-closers-context"]
# features = ["contextvars"]
# about = "after an early exit the cleanup sees the context variables of whoever closes the generator"
# ///
from contextvars import ContextVar, copy_context

user = ContextVar("user", default="nobody")


async def agen():
    try:
        print("body runs for", user.get())
        yield 1
    finally:
        print("cleanup runs for", user.get())


async def consume(g):
    user.set("consumer")
    async for _ in g:
        break


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value


g = agen()
copy_context().run(run, consume(g))
run(g.aclose())
