# /// script
# requires-python = ">=3.13"
# [tool.test525]
# clauses = ["data.coroutine.close"]
# features = ["asyncio", "refcounting"]
# about = "a task group that is over closes the coroutine that it refuses"
# ///

import asyncio


async def step():
    print("never reached")


async def main():
    async with asyncio.TaskGroup() as group:
        pass
    refused = step()
    try:
        group.create_task(refused)
    except RuntimeError:
        print("refused")
    del refused
    print("let go")


asyncio.run(main())
