# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["contextlib.acm.exception-reraised-at-yield"]
# about = "the generator sees the exception at its yield, and by catching it suppresses it"
# ///
from contextlib import asynccontextmanager


@asynccontextmanager
async def catching(kind):
    try:
        yield
    except kind as error:
        print("at the yield:", repr(error))


async def main():
    async with catching(ValueError):
        raise ValueError("first")
    print("suppressed")
    async with catching(ValueError):
        raise KeyError("second")


try:
    main().send(None)
except KeyError as error:
    print("not suppressed:", repr(error))
