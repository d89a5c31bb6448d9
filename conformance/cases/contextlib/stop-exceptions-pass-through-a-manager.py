# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["contextlib.acm.stopasync-passes"]
# level = "cpython"
# about = "StopIteration and StopAsyncIteration of the block come out as the same objects, not as RuntimeError"
# ///
from contextlib import asynccontextmanager


@asynccontextmanager
async def manager():
    yield


async def main(error):
    try:
        async with manager():
            raise error
    except Exception as caught:
        print(repr(caught), caught is error)


for error in (StopAsyncIteration("block"), StopIteration("block")):
    try:
        main(error).send(None)
    except StopIteration:
        print("done")
