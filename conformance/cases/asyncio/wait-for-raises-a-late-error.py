# /// script
# requires-python = ">=3.9"
# [tool.test525]
# clauses = ["asyncio.wait-for.finishes"]
# features = ["asyncio"]
# about = "wait_for() raises what its step raised when it was cancelled"
# ///
import asyncio


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError
    yield


async def main():
    step = asyncio.ensure_future(stubborn().__anext__())
    try:
        await asyncio.wait_for(step, 0.01)
    except (ValueError, asyncio.TimeoutError) as error:
        print(type(error).__name__)
    print(type(step.exception()).__name__)


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
