# /// script
# requires-python = ">=3.11"
# [tool.test525]
# clauses = ["expr.agen.aclose.throws-generatorexit"]
# features = ["asyncio", "exception-groups"]
# level = "cpython"
# about = "a generator that is closed inside a TaskGroup raises a group if a task fails meanwhile"
# ///
import asyncio


async def fail():
    try:
        await asyncio.sleep(1)
    finally:
        raise ValueError


async def agen():
    async with asyncio.TaskGroup() as group:
        group.create_task(fail())
        await asyncio.sleep(0)
        yield 1


async def main():
    g = agen()
    await g.__anext__()
    try:
        await g.aclose()
    except BaseExceptionGroup as error:
        print(error.exceptions)


asyncio.run(main())
