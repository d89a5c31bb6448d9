# /// script
# requires-python = ">=3.10"
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


async def agen():
    raise ValueError
    yield


async def main():
    task = asyncio.ensure_future(agen().__anext__())
    seen = []
    for attempt in range(3):
        try:
            await task
        except ValueError as error:
            seen.append(length(error))
    print(seen[0] == seen[1] == seen[2])


asyncio.run(main())
