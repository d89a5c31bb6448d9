# /// script
# requires-python = ">=3.11"
# [tool.test525]
# clauses = ["stmt.async-with.enter-value-bound"]
# features = ["refcounting"]
# level = "cpython"
# about = "an asynchronous generator that an AsyncExitStack refuses lives until the error is handled, and no longer"
# ///

import contextlib
import sys


async def agen():
    yield


def finalizer(generator):
    print("let go")


async def step(generator):
    await generator.__anext__()
    return generator


async def main():
    async with contextlib.AsyncExitStack() as stack:
        try:
            await stack.enter_async_context(await step(agen()))
        except TypeError:
            print("refused")
        print("handled")


sys.set_asyncgen_hooks(finalizer=finalizer)
try:
    main().send(None)
except StopIteration:
    print("end")
