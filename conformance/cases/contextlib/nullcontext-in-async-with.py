# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["contextlib.nullcontext-async"]
# about = "nullcontext() serves async with as it serves with"
# ///
from contextlib import nullcontext


async def main():
    async with nullcontext("value") as value:
        print(value)


try:
    main().send(None)
except StopIteration:
    print("done")
