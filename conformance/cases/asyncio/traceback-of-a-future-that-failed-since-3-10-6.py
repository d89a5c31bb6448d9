# /// script
# requires-python = ">=3.10.6"
# [tool.test525]
# clauses = ["expr.agen.anext.starts-or-resumes"]
# features = ["asyncio", "tracebacks"]
# level = "cpython"
# about = "each await of a failed future sets the traceback of its exception back"
# ///
import asyncio


def length(error):
    traceback, count = error.__traceback__, 0
    while traceback is not None:
        traceback, count = traceback.tb_next, count + 1
    return count


async def agen(future):
    await future
    yield


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_exception(ValueError())
    for attempt in range(3):
        try:
            await agen(future).__anext__()
        except ValueError as error:
            print(length(error))


asyncio.run(main())
