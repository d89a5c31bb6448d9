# /// script
# requires-python = ">=3.8,<3.12.8"
# [tool.test525]
# clauses = ["abc.agen-instance"]
# features = ["typing"]
# level = "cpython"
# about = "a protocol cannot derive from AsyncIterator"
# ///
import typing
from collections.abc import AsyncIterator


def derive():
    class Source(AsyncIterator, typing.Protocol):
        async def aclose(self): ...

    return Source


async def agen():
    yield 1


try:
    print(isinstance(agen(), typing.runtime_checkable(derive())))
except TypeError as error:
    print(f"TypeError  # {error}")
print(isinstance(agen(), AsyncIterator))
