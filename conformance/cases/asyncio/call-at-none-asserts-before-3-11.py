# /// script
# requires-python = ">=3.7,<3.11"
# [tool.test525]
# clauses = ["asyncio.run.finalizes-asyncgens"]
# features = ["asyncio"]
# about = "call_at() of None fails an assertion"
# ///
import asyncio


async def ticks(loop):
    for when in (loop.time(), None):
        future = loop.create_future()
        loop.call_at(when, future.set_result, None)
        await future
        yield


async def main():
    generator = ticks(asyncio.get_event_loop())
    try:
        async for _ in generator:
            print("tick")
    except (AssertionError, TypeError) as error:
        print(f"{type(error).__name__}  # {error}")


asyncio.run(main())
