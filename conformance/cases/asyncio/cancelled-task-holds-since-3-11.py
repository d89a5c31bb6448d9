# /// script
# requires-python = ">=3.11"
# [tool.test525]
# clauses = ["asyncio.cancel.reaches-await"]
# features = ["asyncio", "refcounting"]
# level = "cpython"
# about = "what a cancelled task held dies at the end of the step in which who awaits it has caught the CancelledError, after the next step is in the loop's queue"
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


async def step():
    await agen().__anext__()


async def main():
    task = loop.create_task(step())
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
