# /// script
# requires-python = ">=3.7.5,<3.8"
# [tool.test525]
# clauses = ["asyncio.cancel.swallow-and-yield"]
# features = ["asyncio"]
# about = "CancelledError is an Exception, so a generator's handler for Exception loses the cancellation"
# ///
import asyncio


async def agen():
    try:
        await asyncio.sleep(3600)
    except Exception as error:
        yield type(error).__name__


async def main():
    task = asyncio.ensure_future(agen().__anext__())
    await asyncio.sleep(0)
    task.cancel()
    print(await task)


asyncio.run(main())
