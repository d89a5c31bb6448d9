# /// script
# requires-python = ">=3.11,<3.11.2"
# [tool.test525]
# clauses = ["contextlib.acm.exception-reraised-at-yield"]
# features = ["tracebacks"]
# level = "cpython"
# about = "an exception that passes a manager has the frames of the manager in its traceback"
# ///
import contextlib


@contextlib.asynccontextmanager
async def manager():
    yield


async def main():
    async with manager():
        raise ValueError


def length(error):
    traceback, count = error.__traceback__, 0
    while traceback is not None:
        traceback, count = traceback.tb_next, count + 1
    return count


try:
    main().send(None)
except ValueError as error:
    print("frames:", length(error))
