# /// script
# requires-python = ">=3.11,<3.13"
# [tool.test525]
# clauses = ["data.coroutine.never-awaited-warning"]
# features = ["asyncio", "refcounting", "warnings"]
# about = "a task group that is over does not close the coroutine that it refuses"
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
