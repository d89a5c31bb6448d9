# /// script
# requires-python = ">=3.13"
# [tool.test525]
# clauses = ["stmt.async-for.iterates-aiter", "stmt.async-for.may-suspend"]
# features = ["asyncio"]
# about = "what as_completed() returns is an asynchronous iterator too"
# ///

import asyncio


async def step(value):
    await asyncio.sleep(value)
    return value


async def main():
    steps = asyncio.as_completed([step(2), step(1)])
    print(hasattr(steps, "__aiter__"))
    async for each in steps:
        print(await each)


asyncio.run(main())
