# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["contextlib.acm.exception-reraised-at-yield"]
# about = "an exception that the generator raises in answer leaves the block in its place"
# ///
from contextlib import asynccontextmanager


@asynccontextmanager
async def translating():
    try:
        yield
    except KeyError as error:
        raise ValueError("translated") from error


async def main():
    async with translating():
        raise KeyError("original")


try:
    main().send(None)
except ValueError as error:
    print(repr(error), "from", repr(error.__cause__))
