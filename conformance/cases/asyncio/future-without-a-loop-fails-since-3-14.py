# /// script
# requires-python = ">=3.14"
# [tool.test525]
# clauses = ["expr.asyncgen.yield-makes-asyncgen"]
# features = ["asyncio"]
# about = "a future cannot be made where no event loop runs nor has been set"
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
