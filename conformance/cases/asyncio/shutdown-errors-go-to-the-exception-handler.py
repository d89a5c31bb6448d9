# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["asyncio.shutdown-asyncgens.errors-to-handler"]
# features = ["asyncio"]
# about = "an exception from the cleanup at shutdown is told to the exception handler and run() goes on"
# ///
import asyncio


async def agen():
    try:
        yield 1
    finally:
        raise ValueError("cleanup")


async def main():
    print(await g.__anext__())
    return "result"


g = agen()
print(asyncio.run(main()))
