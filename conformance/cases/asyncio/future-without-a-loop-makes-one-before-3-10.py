# /// script
# requires-python = ">=3.7,<3.10"
# [tool.test525]
# clauses = ["stmt.async-for.may-suspend"]
# features = ["asyncio"]
# about = "a future that an asynchronous generator awaits makes an event loop where none runs"
# ///

import asyncio


async def agen(future):
    yield await future


async def main(future):
    future.get_loop().call_soon(future.set_result, "value")
    async for value in agen(future):
        print(value)


try:
    future = asyncio.Future()
except RuntimeError as error:
    print("RuntimeError", "", "#", error)
else:
    loop = future.get_loop()
    loop.run_until_complete(main(future))
    loop.close()
