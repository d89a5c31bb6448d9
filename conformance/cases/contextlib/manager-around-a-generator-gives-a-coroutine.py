# /// script
# requires-python = ">=3.10,<3.15"
# [tool.test525]
# clauses = ["contextlib.acm.factory"]
# features = ["warnings"]
# level = "cpython"
# about = "a manager that decorates an asynchronous generator function makes a coroutine function of it, which async for does not take"
# ///
import contextlib


@contextlib.asynccontextmanager
async def manager():
    print("enter")
    yield
    print("exit")


@manager()
async def agen():
    print("body")
    yield 1


async def main():
    try:
        async for item in agen():
            print(item)
    except TypeError as error:
        print(f"TypeError  # {error}")


try:
    main().send(None)
except StopIteration:
    print("done")
