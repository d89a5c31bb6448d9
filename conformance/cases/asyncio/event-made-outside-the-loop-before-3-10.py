# /// script
# requires-python = ">=3.9,<3.10"
# [tool.test525]
# clauses = ["stmt.async-for.may-suspend"]
# features = ["asyncio", "warnings"]
# level = "cpython"
# about = "an event belongs to the loop that was current when it was made"
# ///
import asyncio

event = asyncio.Event()


async def agen():
    await event.wait()
    yield "event is set"


async def main():
    asyncio.get_running_loop().call_later(0.01, event.set)
    try:
        async for item in agen():
            print(item)
    except RuntimeError as error:
        print("RuntimeError")


asyncio.run(main())
