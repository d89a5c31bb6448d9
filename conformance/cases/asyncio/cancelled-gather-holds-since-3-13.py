# /// script
# requires-python = ">=3.13"
# [tool.test525]
# clauses = ["asyncio.cancel.reaches-await"]
# features = ["asyncio", "refcounting"]
# level = "cpython"
# about = "what dies with a gather() that was cancelled: first its children, then its exception, which is the last of theirs"
# ///
import asyncio


class Held:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, "dies")


async def agen(name):
    held = Held(name)
    await asyncio.sleep(100)
    yield held


async def step(name):
    await agen(name).__anext__()


async def main():
    both = asyncio.gather(step("first"), step("second"), return_exceptions=True)
    await asyncio.sleep(0)
    both.cancel()
    try:
        await both
    except asyncio.CancelledError:
        print("caught")
    both = None
    await asyncio.sleep(0)
    print("next turn")


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main())
loop.close()
