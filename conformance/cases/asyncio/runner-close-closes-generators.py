# /// script
# requires-python = ">=3.11"
# [tool.test525]
# clauses = ["asyncio.runner.close-finalizes"]
# features = ["asyncio"]
# about = "generators stay open between the runs of a Runner and are closed with it"
# ///
import asyncio


async def agen():
    try:
        yield 1
        yield 2
    finally:
        print("cleanup")


async def step(g):
    print(await g.__anext__())


g = agen()
with asyncio.Runner() as runner:
    runner.run(step(g))
    runner.run(step(g))
    print("closing")
print("closed")
