# /// script
# requires-python = ">=3.9"
# [tool.test525]
# clauses = ["asyncio.cancel.reaches-await"]
# features = ["asyncio", "refcounting"]
# level = "cpython"
# about = "what a cancelled task held dies only after who awaits it has caught the CancelledError"
# ///
import asyncio


class Held:
    def __del__(self):
        print("dies")


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
    print("after")


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
