# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["asyncio.run.accepts"]
# features = ["asyncio"]
# about = "run() gives the result of a coroutine and refuses an asynchronous generator"
# ///
import asyncio


async def agen():
    yield 1


async def coroutine():
    return "result"


print(asyncio.run(coroutine()))
try:
    asyncio.run(agen())
except (TypeError, ValueError):
    print("refused")
