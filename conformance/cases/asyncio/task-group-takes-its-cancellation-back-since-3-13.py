# /// script
# requires-python = ">=3.13"
# [tool.test525]
# clauses = ["expr.agen.anext.starts-or-resumes"]
# features = ["asyncio", "exception-groups"]
# level = "cpython"
# about = "a TaskGroup that cancels its parent takes the mark back"
# ///
import asyncio


async def agen(delay):
    yield delay
    await asyncio.sleep(delay)
    raise ValueError(delay)


async def consume(delay):
    async for item in agen(delay):
        print(item)


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(consume(1))
            group.create_task(consume(2))
            group.create_task(consume(1))
    except BaseExceptionGroup as raised:
        print(type(raised).__name__)
    print(asyncio.current_task().cancelling())
    if asyncio.current_task().cancelling():
        asyncio.current_task().uncancel()


asyncio.run(main())
