# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["contextlib.aclosing.no-suppress"]
# about = "the exception of the block goes on even if aclose() gives something true"
# ///
from contextlib import aclosing


class Agreeable:
    async def aclose(self):
        return True


async def main():
    async with aclosing(Agreeable()):
        raise ValueError("block")


try:
    main().send(None)
except ValueError as error:
    print(repr(error))
