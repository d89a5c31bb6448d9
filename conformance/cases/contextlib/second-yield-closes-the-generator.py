# /// script
# requires-python = ">=3.11.7,!=3.12.0"
# [tool.test525]
# clauses = ["contextlib.acm.must-yield-once"]
# level = "cpython"
# about = "a generator that yields a second time is closed before the RuntimeError is raised"
# ///
from contextlib import asynccontextmanager


@asynccontextmanager
async def manager():
    yield 1
    try:
        yield 2
    finally:
        print("closed")


async def main():
    try:
        async with manager():
            print("block")
    except RuntimeError:
        print("RuntimeError")


try:
    main().send(None)
except StopIteration:
    print("done")
