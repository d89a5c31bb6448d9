# /// script
# requires-python = ">=3.11,<3.13"
# [tool.test525]
# clauses = ["stmt.async-for.iterates-aiter"]
# features = ["asyncio"]
# level = "cpython"
# about = "uncancel() does not take back a cancellation that has not been delivered"
# ///
import asyncio


async def agen():
    yield 1
    task = asyncio.current_task()
    task.cancel()
    task.uncancel()
    await asyncio.sleep(0)
    yield 2


async def main():
    try:
        async for item in agen():
            print(item)
    except asyncio.CancelledError:
        print("cancelled")


asyncio.run(main())
