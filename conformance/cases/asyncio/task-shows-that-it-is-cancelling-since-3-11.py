# /// script
# requires-python = ">=3.11"
# [tool.test525]
# clauses = ["asyncio.cancel.reaches-await"]
# features = ["asyncio"]
# level = "cpython"
# about = "a task whose generator cleans up after a cancellation shows that it is cancelling until it has ended"
# ///

import asyncio


async def ticks():
    try:
        while True:
            await asyncio.sleep(0)
            yield
    except asyncio.CancelledError:
        await asyncio.sleep(0)
        yield "the last"


async def consumer():
    async for tick in ticks():
        if tick:
            return


def shown(task):
    return repr(task).startswith("<Task cancelling ")


async def main():
    task = asyncio.ensure_future(consumer())
    await asyncio.sleep(0)
    print("new:", shown(task))
    task.cancel()
    print("asked to end:", shown(task))
    await asyncio.sleep(0)
    print("in the cleanup:", shown(task))
    await task
    print("at its end:", shown(task))


asyncio.run(main())
