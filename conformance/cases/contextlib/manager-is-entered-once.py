# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["contextlib.acm.single-use"]
# about = "a manager that was already used cannot be entered again"
# ///
from contextlib import asynccontextmanager


@asynccontextmanager
async def resource():
    yield "value"


async def main():
    manager = resource()
    async with manager as value:
        print(value)
    try:
        async with manager:
            print("not reached")
    except (AttributeError, RuntimeError):
        print("refused")


try:
    main().send(None)
except StopIteration:
    print("done")
