# /// script
# requires-python = ">=3.7,<3.9"
# [tool.test525]
# clauses = ["contextlib.acm.factory"]
# features = ["asyncio"]
# level = "cpython"
# about = "leaving an asynchronous context manager without an exception gives None, and what gather() says of a cancelled task has no argument"
# ///
import asyncio
import contextlib


@contextlib.asynccontextmanager
async def manager():
    yield 1


async def hold():
    await asyncio.sleep(10)


async def main():
    entered = manager()
    print(await entered.__aenter__())
    print(await entered.__aexit__(None, None, None))
    task = asyncio.ensure_future(hold())
    await asyncio.sleep(0)
    task.cancel()
    results = await asyncio.gather(task, return_exceptions=True)
    print(type(results[0]).__name__, results[0].args)


asyncio.run(main())
