# /// script
# requires-python = ">=3.7,<3.9"
# [tool.test525]
# clauses = ["expr.await.suspends-on-awaitable"]
# features = ["asyncio"]
# about = "asyncio.wait() made tasks of coroutines, and said nothing"
# ///

import asyncio


async def step(value):
    await asyncio.sleep(value)
    return value


async def main():
    steps = [step(1), step(2)]
    try:
        done, pending = await asyncio.wait(steps)
        print(sorted(task.result() for task in done))
    except TypeError as error:
        print(f"TypeError  # {error}")
        for each in steps:
            each.close()


asyncio.run(main())
