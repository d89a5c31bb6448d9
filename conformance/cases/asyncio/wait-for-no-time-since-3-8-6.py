# /// script
# requires-python = ">=3.8.6"
# [tool.test525]
# clauses = ["asyncio.cancel.reaches-await"]
# features = ["asyncio"]
# about = "wait_for() with a timeout of zero waits for the cancelled step"
# ///
import asyncio


async def agen():
    try:
        await asyncio.sleep(1)
        yield
    finally:
        await asyncio.sleep(0)
        print("cleaned up")


async def main():
    g = agen()
    step = asyncio.ensure_future(g.__anext__())
    await asyncio.sleep(0)
    try:
        await asyncio.wait_for(step, 0)
    except asyncio.TimeoutError:
        print("timeout")
    await asyncio.sleep(0.01)


asyncio.run(main())
