# /// script
# requires-python = ">=3.11"
# [tool.test525]
# about = "a group that waits for its tasks cancels its parent; until 3.12 the parent stays cancelled and ends so"
# features = ["asyncio"]
# origin = "a program about generators in a TaskGroup, written by hand"
# why = "the machine left the parent cancelled in every edition (gh-116720)"
# ///
import asyncio


async def agen(delay):
    try:
        yield delay
        await asyncio.sleep(delay)
        raise ValueError(delay)
    finally:
        print("cleanup", delay)


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
        print(raised.exceptions)
    print(asyncio.current_task().cancelling())


asyncio.run(main())
