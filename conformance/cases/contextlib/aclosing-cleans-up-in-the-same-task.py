# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["contextlib.aclosing.same-context"]
# features = ["asyncio"]
# about = "the cleanup runs in the consumer's task and before the statement after the block"
# ///
import asyncio
from contextlib import aclosing


async def agen():
    try:
        yield 1
    finally:
        await asyncio.sleep(0)
        print("cleanup in the same task:", asyncio.current_task() is main_task)


async def main():
    global main_task
    main_task = asyncio.current_task()
    async with aclosing(agen()) as g:
        async for value in g:
            print(value)
            break
    print("after the block")


asyncio.run(main())
