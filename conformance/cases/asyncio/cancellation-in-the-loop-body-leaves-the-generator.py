# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["asyncio.cancel.consumer-body"]
# features = ["asyncio"]
# about = "a task that is cancelled in the body of its async for leaves the generator at its yield"
# ///
import asyncio


async def agen():
    try:
        yield 1
        yield 2
    except BaseException as error:
        print("generator got", type(error).__name__)
        raise


async def consumer():
    async for value in g:
        print(value)
        await asyncio.sleep(3600)


async def main():
    task = asyncio.create_task(consumer())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("task cancelled")
    print(await g.__anext__())
    await g.aclose()


g = agen()
asyncio.run(main())
