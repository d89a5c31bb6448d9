# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["expr.await.suspends-on-awaitable"]
# features = ["asyncio"]
# about = "awaited coroutines run one after the other, tasks side by side"
# ///

import asyncio


async def worker(name):
    print(name, "starts")
    await asyncio.sleep(0)
    print(name, "ends")
    return name


async def main():
    print(await worker("a"), await worker("b"))
    tasks = [asyncio.create_task(worker("c")), asyncio.create_task(worker("d"))]
    print(await tasks[0], await tasks[1])


asyncio.run(main())
