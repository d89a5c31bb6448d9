# /// script
# requires-python = ">=3.12,<3.14"
# [tool.test525]
# clauses = ["stmt.async-for.may-suspend"]
# features = ["asyncio", "warnings"]
# about = "a future made where no event loop runs, nor has been set, warns and makes one"
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
