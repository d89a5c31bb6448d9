# /// script
# requires-python = ">=3.12"
# [tool.test525]
# clauses = ["pep525.awaitables-coroutine-like"]
# features = ["asyncio"]
# level = "cpython"
# about = "asyncio.iscoroutine() is false for plain generators"
# ///
import asyncio


def generator():
    yield


async def agen():
    yield


step = agen().__anext__()
print(asyncio.iscoroutine(generator()), asyncio.iscoroutine(step))
step.close()
