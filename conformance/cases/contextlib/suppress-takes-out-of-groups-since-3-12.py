# /// script
# requires-python = ">=3.12"
# [tool.test525]
# clauses = ["data.acm.aexit-awaitable"]
# features = ["asyncio", "exception-groups"]
# about = "suppress() takes its exceptions out of a group, and raises the rest"
# ///

import asyncio
from contextlib import suppress


async def failing(error):
    raise error


async def run(*suppressed):
    try:
        with suppress(*suppressed):
            async with asyncio.TaskGroup() as group:
                group.create_task(failing(ValueError(1)))
                group.create_task(failing(KeyError(2)))
    except ExceptionGroup as group:
        print([type(error).__name__ for error in group.exceptions])
    else:
        print("suppressed")


async def main():
    await run(ValueError)
    await run(ValueError, KeyError)
    await run(TypeError)


asyncio.run(main())
