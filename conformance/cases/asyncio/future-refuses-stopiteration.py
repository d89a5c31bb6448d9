# /// script
# requires-python = ">=3.9,<3.12.2,!=3.11.8,!=3.11.9,!=3.11.10,!=3.11.11,!=3.11.12,!=3.11.13,!=3.11.14"
# [tool.test525]
# clauses = ["asyncio.run.accepts"]
# features = ["asyncio"]
# level = "cpython"
# about = "set_exception() raises TypeError for StopIteration"
# ///
import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    try:
        future.set_exception(StopIteration("stop"))
    except TypeError as error:
        print(f"TypeError  # {error}")
        return
    try:
        await future
    except RuntimeError as error:
        print(f"RuntimeError  # {error}")


asyncio.run(main())
