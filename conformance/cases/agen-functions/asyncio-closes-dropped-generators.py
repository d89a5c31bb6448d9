# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["expr.asyncgen.loop-responsible-for-aclose", "asyncio.finalizer.schedules-aclose-task"]
# features = ["asyncio", "refcounting"]
# about = "asyncio closes a dropped generator in a task of its own, and its cleanup may await"
# ///
import asyncio


async def agen():
    try:
        yield 1
    finally:
        await asyncio.sleep(0)
        print("cleanup complete")


async def main():
    async for value in agen():
        print(value)
        break
    print("dropped")
    await asyncio.sleep(0.01)
    print("main ends")


asyncio.run(main())
