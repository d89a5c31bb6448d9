# /// script
# requires-python = ">=3.7,<3.10"
# [tool.test525]
# clauses = ["abc.agen-instance"]
# features = ["typing"]
# about = "isinstance() refuses a Union of classes"
# ///
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Union


async def items():
    yield 1


print(isinstance(items(), (AsyncGenerator, int)))
for check in (lambda: isinstance(items(), Union[AsyncGenerator, int]), lambda: issubclass(AsyncGenerator, Union[AsyncIterator, int])):
    try:
        print(check())
    except TypeError as error:
        print(f"{type(error).__name__}  # {error}")
