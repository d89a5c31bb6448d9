# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["contextlib.acm.must-yield-once"]
# about = "a generator that yields again instead of ending makes leaving a RuntimeError"
# ///
from contextlib import asynccontextmanager


@asynccontextmanager
async def manager():
    try:
        yield 1
    except ValueError:
        print("caught")
    yield 2


async def main(error):
    async with manager():
        print("block")
        if error:
            raise error


for error in (None, ValueError("block")):
    try:
        main(error).send(None)
    except RuntimeError as caught:
        print(f"RuntimeError  # {caught}")
