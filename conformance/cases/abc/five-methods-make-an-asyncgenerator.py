# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["abc.asyncgenerator.subclasshook"]
# about = "a class with the five methods counts as AsyncGenerator, one that sets a method to None does not"
# ///
from collections.abc import AsyncGenerator


class Complete:
    def __aiter__(self):
        return self

    async def __anext__(self):
        return await self.asend(None)

    async def asend(self, value):
        raise StopAsyncIteration

    async def athrow(self, error):
        raise error

    async def aclose(self):
        pass


class Disabled(Complete):
    aclose = None


class Incomplete:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration


print(issubclass(Complete, AsyncGenerator), isinstance(Complete(), AsyncGenerator))
print(issubclass(Disabled, AsyncGenerator), issubclass(Incomplete, AsyncGenerator))
