# /// script
# requires-python = ">=3.14"
# [tool.test525]
# clauses = ["typing.annotations-not-enforced"]
# about = "nothing evaluates the annotations of a function, class or module that are not asked for"
# ///
from collections.abc import AsyncIterator


def noted(what):
    print("evaluated:", what)
    return what


async def numbers(limit: noted("parameter")) -> AsyncIterator[noted("result")]:
    yield limit


class Source:
    size: noted("attribute") = 1
    rest: undefined


count: noted("variable") = 2


async def main():
    async for number in numbers("three"):
        print(number, Source.size, count)


try:
    main().send(None)
except StopIteration:
    print("done")
