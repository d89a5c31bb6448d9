# /// script
# requires-python = ">=3.11"
# [tool.test525]
# clauses = ["asyncio.wait-for.finishes"]
# features = ["asyncio"]
# about = "asyncio.TimeoutError is the built-in TimeoutError"
# ///
import asyncio


async def agen():
    await asyncio.sleep(1)
    yield


async def main():
    try:
        await asyncio.wait_for(agen().__anext__(), 0.01)
    except TimeoutError:
        print("built-in")
    except asyncio.TimeoutError:
        print("asyncio's own")


asyncio.run(main())
