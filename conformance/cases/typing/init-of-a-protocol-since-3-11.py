# /// script
# requires-python = ">=3.11"
# [tool.test525]
# clauses = ["stmt.async-for.iterates-aiter"]
# features = ["typing"]
# level = "cpython"
# about = "a protocol initializes what derives from it, if it defines how"
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
