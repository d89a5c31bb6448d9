# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["asyncio.shutdown-asyncgens.warns-afterwards"]
# features = ["asyncio", "warnings"]
# about = "a generator whose iteration begins after shutdown_asyncgens() gives a ResourceWarning and works"
# ///
import asyncio


async def agen():
    yield 1


async def main():
    await loop.shutdown_asyncgens()
    print("shut down")
    async for value in agen():
        print(value)


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
