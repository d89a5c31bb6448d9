# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["typing.AsyncGenerator.no-return-type"]
# features = ["typing"]
# about = "Generator takes a third argument for what it returns, AsyncGenerator refuses one"
# ///
from typing import AsyncGenerator, Generator, get_args

print(len(get_args(Generator[int, float, str])))
try:
    AsyncGenerator[int, float, str]
except TypeError:
    print("TypeError")
