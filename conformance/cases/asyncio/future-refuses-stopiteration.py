# /// script
# requires-python = ">=3.7,<3.13"
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
