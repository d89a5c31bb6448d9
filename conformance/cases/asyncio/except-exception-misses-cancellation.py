# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["asyncio.cancel.reaches-await"]
# features = ["asyncio"]
# about = "CancelledError is no Exception, so a generator's handler for Exception does not stop it"
# ///
import asyncio


async def agen():
    try:
        await asyncio.sleep(3600)
    except Exception:
        print("not reached")
    yield 1


async def main():
    task = asyncio.ensure_future(agen().__anext__())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", isinstance(error, Exception))


asyncio.run(main())
