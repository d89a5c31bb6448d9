# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["asyncio.shutdown-asyncgens.concurrent"]
# features = ["asyncio"]
# level = "cpython"
# about = "generators that wait in their cleanup wait at the same time, so the shorter wait ends first"
# ///
import asyncio


async def agen(delay):
    try:
        yield
    finally:
        await asyncio.sleep(delay)
        print("cleaned up after", delay)


async def main():
    for g in kept:
        await g.__anext__()


kept = [agen(0.03), agen(0.02), agen(0.01)]
asyncio.run(main())
