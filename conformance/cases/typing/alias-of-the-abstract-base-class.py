# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["typing.AsyncGenerator.deprecated-alias", "typing.AsyncGenerator.is-generic-class"]
# features = ["typing"]
# about = "what is behind typing.AsyncGenerator is the abstract base class, itself derived from AsyncIterator"
# ///
import collections.abc
from typing import AsyncGenerator, AsyncIterator, get_origin

print(get_origin(AsyncGenerator[int, None]) is collections.abc.AsyncGenerator)
print(issubclass(get_origin(AsyncGenerator[int, None]), get_origin(AsyncIterator[int])))
