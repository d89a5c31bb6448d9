# /// script
# requires-python = ">=3.11"
# [tool.test525]
# clauses = ["expr.asyncgen.call-returns-object"]
# features = ["asyncio"]
# level = "cpython"
# about = "asyncio.wait() takes whatever is no coroutine for a future, so an asynchronous generator lacks a method"
# ///

import asyncio


async def agen():
    yield


async def main():
    try:
        await asyncio.wait([agen()])
    except (AttributeError, TypeError) as error:
        print(f"{type(error).__name__}  # {error}")


asyncio.run(main())
