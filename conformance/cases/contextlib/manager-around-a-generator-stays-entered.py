# /// script
# requires-python = ">=3.15"
# [tool.test525]
# clauses = ["contextlib.acm.decorator-generators"]
# about = "a manager that decorates an asynchronous generator function is left when the iteration is over"
# ///
from contextlib import asynccontextmanager


@asynccontextmanager
async def logged():
    print("enter")
    yield
    print("exit")


@logged()
async def numbers():
    yield 1
    yield 2


async def main():
    async for number in numbers():
        print(number)


try:
    main().send(None)
except StopIteration:
    print("done")
