# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["stmt.async-for.may-suspend"]
# features = ["asyncio"]
# about = "while a loop waits for its next item, another task may run and produce it"
# ///

import asyncio


async def receive(queue):
    while True:
        item = await queue.get()
        if item is None:
            return
        yield item


async def consume(queue):
    async for item in receive(queue):
        print("got", item)
    print("end of the loop")


async def main():
    queue = asyncio.Queue()
    consumer = asyncio.create_task(consume(queue))
    for item in ("a", "b", None):
        print("put", item)
        await queue.put(item)
        await asyncio.sleep(0)
    await consumer


asyncio.run(main())
