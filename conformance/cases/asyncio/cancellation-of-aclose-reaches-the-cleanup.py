# /// script
# requires-python = ">=3.12.4"
# [tool.test525]
# clauses = ["asyncio.cancel.aclose"]
# features = ["asyncio"]
# about = "cancelling a task that closes a generator raises CancelledError in the cleanup, and the generator is over"
# ///
import asyncio


async def agen():
    try:
        yield 1
    finally:
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            print("cleanup cancelled")
            raise


async def main():
    g = agen()
    print(await g.__anext__())
    task = asyncio.ensure_future(g.aclose())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("aclose cancelled")
    async for value in g:
        print("not reached")
    print("generator is over")


asyncio.run(main())
