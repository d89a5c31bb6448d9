# /// script
# requires-python = ">=3.7,<3.13"
# [tool.test525]
# clauses = ["typing.AsyncGenerator.two-parameters"]
# features = ["typing"]
# about = "before gh-118648 one argument was too few"
# ///
from typing import AsyncGenerator

try:
    AsyncGenerator[int]
except TypeError:
    print("TypeError")
