# /// script
# requires-python = ">=3.9,<3.11"
# [tool.test525]
# clauses = ["asyncio.cancel.reaches-await"]
# features = ["asyncio"]
# level = "cpython"
# about = "who awaits a cancelled task gets another CancelledError than the one that ended it"
# ///
import asyncio

ended_by = []


async def agen():
    try:
        await asyncio.sleep(1)
        yield
    except asyncio.CancelledError as error:
        ended_by.append(error)
        raise


async def main():
    task = asyncio.ensure_future(agen().__anext__())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError as error:
        print(error is ended_by[0])


asyncio.run(main())
