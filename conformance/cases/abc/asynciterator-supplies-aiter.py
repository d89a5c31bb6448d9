# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["abc.asynciterator-iterable"]
# about = "AsyncIterator demands __anext__ and supplies __aiter__; AsyncIterable knows every class with __aiter__"
# ///
from collections.abc import AsyncIterable, AsyncIterator


class Once(AsyncIterator):
    done = False

    async def __anext__(self):
        if self.done:
            raise StopAsyncIteration
        self.done = True
        return "item"


class Iterable:
    def __aiter__(self):
        return Once()


async def main():
    async for item in Iterable():
        print(item)


try:
    main().send(None)
except StopIteration:
    once = Once()
    print(once.__aiter__() is once)
print(isinstance(Iterable(), AsyncIterable), isinstance(Iterable(), AsyncIterator))
try:
    AsyncIterator()
except TypeError:
    print("TypeError")
