# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["contextlib.acm.factory"]
# about = "the part before the yield enters, its value is bound, the part after it leaves"
# ///
from contextlib import asynccontextmanager


@asynccontextmanager
async def resource(name):
    print("enter", name)
    yield name.upper()
    print("exit", name)


async def main():
    manager = resource("a")
    print("made")
    async with manager as value:
        print("block", value)


try:
    main().send(None)
except StopIteration:
    print("done")
