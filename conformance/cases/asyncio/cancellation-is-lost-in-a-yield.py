# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["asyncio.cancel.swallow-and-yield"]
# features = ["asyncio"]
# about = "a generator that catches CancelledError and yields hands over a value, and the task goes on"
# ///
import asyncio


async def agen():
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        yield "caught"


async def consumer():
    async for value in agen():
        print(value)
    return "not cancelled"


async def main():
    task = asyncio.create_task(consumer())
    await asyncio.sleep(0)
    task.cancel()
    print(await task)


asyncio.run(main())
