# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["ctx.asyncio-finalizer-context", "ctx.aclose-in-closers-context"]
# features = ["asyncio", "contextvars", "refcounting"]
# about = "a dropped generator cannot undo a set() of its own, since asyncio closes it in a copy of the context"
# ///
import asyncio
from contextvars import ContextVar

variable = ContextVar("variable", default="default")


async def agen():
    token = variable.set("set")
    try:
        yield
    finally:
        try:
            variable.reset(token)
        except ValueError:
            print("ValueError, still", variable.get())


async def main():
    g = agen()
    await g.__anext__()
    g = None
    await asyncio.sleep(0.01)
    print("main:", variable.get())


asyncio.run(main())
