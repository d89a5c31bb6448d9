# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["expr.agen.anext.starts-or-resumes"]
# features = ["asyncio"]
# level = "cpython"
# about = "asyncio.wait() hears of steps that are done from the loop, so what the loop had to do before comes first; and then it returns"
# ///

import asyncio


async def agen():
    yield "first"
    yield "second"


async def step(awaitable):
    return await awaitable


async def main():
    loop = asyncio.get_running_loop()
    generator = agen()
    task = asyncio.ensure_future(step(generator.__anext__()))
    await task
    for condition in (asyncio.ALL_COMPLETED, asyncio.FIRST_COMPLETED):
        loop.call_soon(print, "the loop runs")
        done, pending = await asyncio.wait([task], return_when=condition)
        print(done == {task}, pending)
    await generator.aclose()


asyncio.run(main())
