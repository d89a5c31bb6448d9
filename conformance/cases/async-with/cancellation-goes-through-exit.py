# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["stmt.async-with.base-exceptions-too", "data.acm.suspendable"]
# features = ["asyncio"]
# about = "cancelling a task that is suspended in the block gives CancelledError to __aexit__, which may still await"
# ///

import asyncio


class Manager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, traceback):
        await asyncio.sleep(0)
        print("exit", exc_type.__name__)


async def worker():
    async with Manager():
        await asyncio.sleep(3600)


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")


asyncio.run(main())
