# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["expr.asyncgen.await-inside-allowed"]
# features = ["asyncio"]
# about = "other tasks run while an asynchronous generator waits between two values"
# ///
import asyncio


async def ticks(name, delay):
    for i in range(2):
        await asyncio.sleep(delay)
        yield name, i


async def consume(name, delay):
    async for value in ticks(name, delay):
        print(value)


async def main():
    await asyncio.gather(consume("slow", 0.05), consume("fast", 0.02))


asyncio.run(main())
