# /// script
# requires-python = ">=3.7,<3.11"
# [tool.test525]
# clauses = ["asyncio.run.finalizes-asyncgens"]
# features = ["asyncio"]
# about = "there is no Runner to keep generators open between runs: asyncio.run() closes them each time"
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
try:
    with asyncio.Runner() as runner:
        runner.run(step(g))
except AttributeError as error:
    print(f"{type(error).__name__}  # {error}")
asyncio.run(step(g))
print("closed")
