# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["asyncio.run.finalizes-asyncgens"]
# features = ["asyncio"]
# about = "run() first cancels the tasks that are left, then closes the generators that are left"
# ///
import asyncio


async def agen():
    try:
        yield 1
    finally:
        print("generator closed")


async def task():
    try:
        await asyncio.sleep(3600)
    finally:
        print("task cancelled")


async def main():
    await g.__anext__()
    tasks.append(asyncio.create_task(task()))
    await asyncio.sleep(0)
    print("main ends")


g = agen()
tasks = []
asyncio.run(main())
print("after run")
