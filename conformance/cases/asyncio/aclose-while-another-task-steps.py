# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["asyncio.concurrent-use-error"]
# features = ["asyncio"]
# about = "aclose() is refused while another task waits for an item, whose step goes on undisturbed"
# ///
import asyncio


async def agen():
    await started.wait()
    yield "item"


async def consumer(g):
    async for item in g:
        print(item)


async def main():
    global started
    started = asyncio.Event()
    g = agen()
    task = asyncio.create_task(consumer(g))
    await asyncio.sleep(0)
    try:
        await g.aclose()
    except RuntimeError as error:
        print(f"RuntimeError  # {error}")
    started.set()
    await task


asyncio.run(main())
