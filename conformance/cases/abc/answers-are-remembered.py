# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["abc.asyncgenerator.subclasshook"]
# features = []
# level = "cpython"
# about = "an abstract base class remembers what it has answered about a class, and so does each one derived from it that answered no"
# ///
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator


async def method(self, *arguments):
    pass


def answers(cls):
    print(issubclass(cls, AsyncGenerator), issubclass(cls, AsyncIterator), issubclass(cls, AsyncIterable))


class AskedByAll:
    pass


class AskedByOne:
    pass


class AskedByBase:
    pass


answers(AskedByAll)
issubclass(AskedByOne, AsyncGenerator)
issubclass(AskedByBase, AsyncIterable)
AskedByAll.__aiter__ = AskedByAll.__anext__ = AskedByAll.asend = AskedByAll.athrow = AskedByAll.aclose = method
AskedByOne.__aiter__ = AskedByOne.__anext__ = AskedByOne.asend = AskedByOne.athrow = AskedByOne.aclose = method
AskedByBase.__aiter__ = AskedByBase.__anext__ = AskedByBase.asend = AskedByBase.athrow = AskedByBase.aclose = method
for cls in (AskedByAll, AskedByOne, AskedByBase):
    answers(cls)
    print(isinstance(cls(), AsyncGenerator))


class Derived(AskedByAll):
    pass


answers(Derived)
del AskedByAll.asend
answers(Derived)
