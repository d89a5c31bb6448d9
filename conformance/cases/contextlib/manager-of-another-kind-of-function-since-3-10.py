# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["contextlib.acm.factory"]
# level = "cpython"
# about = "asynccontextmanager over a plain generator function raises TypeError"
# ///
import contextlib


@contextlib.asynccontextmanager
def generator():
    yield


async def main():
    try:
        async with generator():
            print("block")
    except (AttributeError, TypeError) as error:
        print(f"{type(error).__name__}  # {error}")


try:
    main().send(None)
except StopIteration:
    print("done")
