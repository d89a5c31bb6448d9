# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["typing.AsyncGenerator.deprecated-alias", "typing.AsyncGenerator.two-parameters"]
# features = ["typing"]
# about = "AsyncGenerator, subscripted or not, stands for a class and is none"
# ///
from typing import AsyncGenerator

print(isinstance(AsyncGenerator, type))
print(isinstance(AsyncGenerator[int, None], type))
try:
    issubclass(AsyncGenerator[int, None], AsyncGenerator)
except TypeError as error:
    print(f"{type(error).__name__}  # {error}")
