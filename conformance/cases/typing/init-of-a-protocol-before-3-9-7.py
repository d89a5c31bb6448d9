# /// script
# requires-python = ">=3.8,<3.9.7"
# [tool.test525]
# clauses = ["stmt.async-for.iterates-aiter"]
# features = ["typing"]
# level = "cpython"
# about = "neither a protocol nor a base after it initializes what derives from them"
# ///
import typing


class Source(typing.Protocol):
    def __init__(self):
        print("initialized by the protocol")


class Base:
    def __init__(self):
        print("initialized by the base")


class Plain(typing.Protocol):
    async def items(self): ...


class FromSource(Source):
    async def items(self):
        yield 1


class FromBoth(Plain, Base):
    async def items(self):
        yield 2


async def main():
    for cls in (FromSource, FromBoth):
        async for item in cls().items():
            print(item)


try:
    main().send(None)
except StopIteration:
    print("done")
