# /// script
# requires-python = ">=3.8.6"
# [tool.test525]
# clauses = ["asyncio.wait-for.finishes"]
# features = ["asyncio"]
# about = "wait_for() with a timeout of zero waits for what it cancels"
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
    step = asyncio.ensure_future(slow().__anext__())
    await asyncio.sleep(0)
    try:
        await asyncio.wait_for(step, 0)
    except asyncio.TimeoutError:
        print("timed out")
    await asyncio.sleep(0.1)


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
