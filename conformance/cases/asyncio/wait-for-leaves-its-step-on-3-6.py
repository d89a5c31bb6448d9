# /// script
# requires-python = ">=3.6,<3.7"
# [tool.test525]
# clauses = ["asyncio.wait-for.finishes"]
# features = ["asyncio"]
# about = "before 3.7 wait_for() raised TimeoutError without waiting for what it cancelled"
# ///
import asyncio


async def slow():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelled")
        await asyncio.sleep(0.01)
        print("cleaned up")
        raise
    yield


async def main():
    try:
        await asyncio.wait_for(slow().__anext__(), 0.01)
    except asyncio.TimeoutError:
        print("timed out")
    await asyncio.sleep(0.1)


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
