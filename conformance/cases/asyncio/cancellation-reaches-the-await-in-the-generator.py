# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["asyncio.cancel.reaches-await"]
# features = ["asyncio"]
# about = "cancelling a task whose generator waits raises CancelledError there, which finishes the generator"
# ///
import asyncio


async def agen():
    try:
        yield 1
        await asyncio.sleep(3600)
        yield 2
    except asyncio.CancelledError:
        print("cancelled in the generator")
        raise


async def consumer():
    async for value in g:
        print(value)


async def main():
    task = asyncio.create_task(consumer())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("task cancelled")
    async for value in g:
        print("not reached")
    print("generator is over")


g = agen()
asyncio.run(main())
