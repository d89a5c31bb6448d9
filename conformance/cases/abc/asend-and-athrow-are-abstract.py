# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["abc.asyncgenerator.abstract"]
# about = "a class derived from AsyncGenerator can be instantiated once it has asend and athrow"
# ///
from collections.abc import AsyncGenerator, AsyncIterator


class Half(AsyncGenerator):
    async def asend(self, value):
        return value


class Whole(Half):
    async def athrow(self, typ, val=None, tb=None):
        raise typ


print(issubclass(AsyncGenerator, AsyncIterator))
try:
    Half()
except TypeError:
    print("TypeError")
print(isinstance(Whole(), AsyncIterator))
