# /// script
# requires-python = ">=3.7,<3.13"
# [tool.test525]
# clauses = ["expr.await.suspends-on-awaitable"]
# features = ["asyncio"]
# about = "what as_completed() returns was an iterator of coroutines only"
# ///

import asyncio


async def step(value):
    await asyncio.sleep(value)
    return value


async def main():
    steps = asyncio.as_completed([step(2), step(1)])
    print(hasattr(steps, "__aiter__"))
    for each in steps:
        print(await each)


asyncio.run(main())
