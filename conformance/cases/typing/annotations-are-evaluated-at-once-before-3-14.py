# /// script
# requires-python = ">=3.9,<3.14"
# [tool.test525]
# clauses = ["typing.annotations-not-enforced"]
# about = "annotations of parameters, results, attributes and module variables are evaluated where they stand, and checked against nothing"
# ///
from collections.abc import AsyncIterator


def noted(what):
    print("evaluated:", what)
    return what


async def numbers(limit: noted("parameter")) -> AsyncIterator[noted("result")]:
    yield limit


class Source:
    size: noted("attribute") = 1


try:
    count: noted("variable") = 2
    other: undefined = 3
except NameError:
    print("other was bound before its annotation was evaluated:", other)


async def main():
    async for number in numbers("three"):
        print(number, Source.size, count)


try:
    main().send(None)
except StopIteration:
    print("done")
