# /// script
# requires-python = "<3.12"
# [tool.test525]
# clauses = ["expr.comp.async-for-in-async-def"]
# about = "the representation of an OrderedDict lists its pairs"
# ///
from collections import OrderedDict


async def pairs():
    yield "first", 1
    yield "second", 2


async def main():
    print(OrderedDict([pair async for pair in pairs()]))
    print(OrderedDict([pair async for pair in pairs() if not pair]))


try:
    main().send(None)
except StopIteration:
    pass
