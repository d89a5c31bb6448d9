# /// script
# requires-python = ">=3.9"
# [tool.test525]
# clauses = ["abc.subscript"]
# about = "the asynchronous abstract base classes take type arguments, and a class can derive from the result"
# ///
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator


class Numbers(AsyncIterator[int]):
    async def __anext__(self):
        return 1


print(AsyncIterable[int], AsyncGenerator[int, str])
print(isinstance(Numbers(), AsyncIterator))
