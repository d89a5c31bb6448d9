# /// script
# requires-python = ">=3.7,<3.9.7"
# [tool.test525]
# clauses = ["contextlib.acm.single-use"]
# level = "cpython"
# about = "before 3.9.7 a manager that is entered again raised RuntimeError, for its generator does not yield"
# ///
from contextlib import asynccontextmanager


@asynccontextmanager
async def managed():
    yield


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration:
        print("done")


async def main():
    manager = managed()
    async with manager:
        print("first")
    try:
        async with manager:
            print("second")
    except (RuntimeError, AttributeError) as error:
        print(type(error).__name__)


run(main())
