# /// script
# requires-python = ">=3.6,<3.7"
# [tool.test525]
# clauses = ["typing.AsyncGenerator.is-generic-class", "typing.AsyncGenerator.two-parameters"]
# features = ["typing"]
# about = "AsyncGenerator is a class, and so is each of its subscripted forms, derived from it"
# ///
from typing import AsyncGenerator

print(isinstance(AsyncGenerator, type))
print(isinstance(AsyncGenerator[int, None], type))
print(issubclass(AsyncGenerator[int, None], AsyncGenerator))
