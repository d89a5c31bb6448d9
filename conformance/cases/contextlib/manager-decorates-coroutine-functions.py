# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["contextlib.acm.decorator"]
# about = "each call of the decorated function runs in a fresh context of its own"
# ///
from contextlib import asynccontextmanager


@asynccontextmanager
async def logged(name):
    print("enter", name)
    yield
    print("exit", name)


@logged("double")
async def double(number):
    return 2 * number


async def main():
    print(await double(1))
    print(await double(2))


try:
    main().send(None)
except StopIteration:
    print("done")
