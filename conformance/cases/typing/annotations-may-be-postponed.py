# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["typing.annotations-not-enforced"]
# about = "with the import from __future__ nothing evaluates annotations, in a file that begins with a docstring too"
# ///
"""Postponed."""
from __future__ import annotations


def noted(what):
    print("evaluated:", what)
    return what


async def numbers(limit: noted("parameter"), *more: undefined) -> AsyncIterator[noted("result")]:
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
