# /// script
# requires-python = "<3.9"
# [tool.test525]
# clauses = ["asyncio.cancel.reaches-await"]
# features = ["asyncio", "refcounting"]
# level = "cpython"
# about = "what a cancelled task held dies at the end of its last step if the CancelledError went through an async for, which catches what it is not meant for too"
# ///
import asyncio


class Held:
    def __del__(self):
        print("dies")
        loop.call_soon(print, "called")


async def agen():
    held = Held()
    await asyncio.sleep(100)
    yield held


async def consume():
    async for _ in agen():
        pass


async def main():
    task = loop.create_task(consume())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("caught")
    for turn in range(3):
        print("turn", turn)
        await asyncio.sleep(0)


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
