# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["typing.AsyncGenerator.alternative-annotations", "typing.annotations-not-enforced"]
# features = ["typing"]
# about = "AsyncIterator and AsyncIterable of the yielded type describe a generator that is only iterated"
# ///
import collections.abc
from typing import AsyncIterable, AsyncIterator


async def count(start: int) -> AsyncIterator[int]:
    while True:
        yield start
        start += 1


async def letters() -> AsyncIterable[str]:
    yield "a"


async def main():
    async for number in count(1):
        if number > 2:
            break
        print(number)
    async for letter in letters():
        print(letter)


try:
    main().send(None)
except StopIteration:
    g = count(1)
    print(isinstance(g, collections.abc.AsyncIterator), isinstance(g, collections.abc.AsyncIterable))
