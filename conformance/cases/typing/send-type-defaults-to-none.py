# /// script
# requires-python = ">=3.13"
# [tool.test525]
# clauses = ["typing.AsyncGenerator.sendtype-default"]
# features = ["typing"]
# about = "without a second argument nothing is sent"
# ///
from typing import AsyncGenerator

print(AsyncGenerator[int] == AsyncGenerator[int, None])
