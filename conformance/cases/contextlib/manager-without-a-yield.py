# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["contextlib.acm.must-yield-once"]
# about = "a generator that ends before a yield makes entering a RuntimeError"
# ///
from contextlib import asynccontextmanager


@asynccontextmanager
async def manager():
    if False:
        yield


async def main():
    async with manager():
        print("not reached")


try:
    main().send(None)
except RuntimeError as error:
    print(f"RuntimeError  # {error}")
