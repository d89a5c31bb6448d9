# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["ctx.asyncio-finalizer-context"]
# features = ["asyncio", "contextvars", "refcounting"]
# about = "the task that closes a dropped generator sees the variables as they were at the drop, and keeps its own"
# ///
import asyncio
from contextvars import ContextVar

variable = ContextVar("variable", default="default")


async def agen():
    try:
        yield
    finally:
        print("cleanup:", variable.get())
        variable.set("cleaned up")


async def main():
    g = agen()
    await g.__anext__()
    variable.set("at the drop")
    g = None
    variable.set("after the drop")
    await asyncio.sleep(0.01)
    print("main:", variable.get())


asyncio.run(main())
