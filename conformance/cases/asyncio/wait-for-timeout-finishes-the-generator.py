# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["asyncio.wait-for.finishes"]
# features = ["asyncio"]
# about = "a step that takes longer than wait_for() allows is cancelled, and with it the generator ends"
# ///
import asyncio


async def agen():
    try:
        yield 1
        await asyncio.sleep(3600)
        yield 2
    finally:
        print("generator ends")


async def main():
    g = agen()
    print(await asyncio.wait_for(g.__anext__(), 1))
    try:
        await asyncio.wait_for(g.__anext__(), 0.01)
    except asyncio.TimeoutError:
        print("timeout")
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("no more items")


asyncio.run(main())
