# /// script
# requires-python = ">=3.11,<3.13"
# [tool.test525]
# clauses = ["asyncio.cancel.reaches-await"]
# features = ["asyncio"]
# level = "cpython"
# about = "an exception that a timeout provoked has CancelledError as its context"
# ///
import asyncio


async def agen():
    try:
        await asyncio.sleep(1)
        yield
    finally:
        raise ValueError


async def main():
    try:
        async with asyncio.timeout(0.01):
            async for item in agen():
                pass
    except ValueError as error:
        print(type(error.__context__).__name__)


asyncio.run(main())
