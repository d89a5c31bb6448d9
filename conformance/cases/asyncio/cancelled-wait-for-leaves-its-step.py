# /// script
# requires-python = ">=3.6,<3.8.6"
# [tool.test525]
# clauses = ["asyncio.cancel.reaches-await"]
# features = ["asyncio"]
# level = "cpython"
# about = "before 3.8.6 a cancelled wait_for() did not wait for what it cancelled in turn"
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
    async def outer():
        try:
            await asyncio.wait_for(slow().__anext__(), 10)
        finally:
            print("left")

    task = asyncio.ensure_future(outer())
    await asyncio.sleep(0.01)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("outer cancelled")
    await asyncio.sleep(0.1)


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
