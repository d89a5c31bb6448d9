# /// script
# requires-python = ">=3.6,<3.7"
# [tool.test525]
# clauses = ["typing.AsyncGenerator.is-generic-class"]
# about = "AsyncGenerator is a class, subscripted or not, and derived from AsyncIterator"
# ///
from typing import AsyncGenerator, AsyncIterator

print(isinstance(AsyncGenerator, type))
print(isinstance(AsyncGenerator[int, None], type))
print(issubclass(AsyncGenerator[int, None], AsyncIterator))
