# /// script
# requires-python = ">=3.7,<3.11"
# [tool.test525]
# clauses = ["expr.asyncgen.call-returns-object"]
# features = ["asyncio"]
# level = "cpython"
# about = "asyncio.wait() makes a future of what it is given, which an asynchronous generator refuses"
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
