# /// script
# requires-python = ">=3.11"
# [tool.test525]
# clauses = ["impl.timeout-across-yield"]
# features = ["asyncio"]
# level = "unspecified"
# about = "a timeout that a generator keeps open at its yield strikes whatever its consumer is waiting for"
# ///
import asyncio


async def agen():
    async with asyncio.timeout(0.01):
        yield 1


async def main():
    g = agen()
    print(await g.__anext__())
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        print("the consumer is cancelled")
    await g.aclose()
    print("done")


asyncio.run(main())
