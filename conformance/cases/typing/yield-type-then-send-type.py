# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["typing.AsyncGenerator.two-parameters", "typing.AsyncGenerator.yield-only-none"]
# features = ["typing"]
# about = "the arguments of AsyncGenerator are the type yielded and the type sent, None if nothing is sent"
# ///
from typing import AsyncGenerator, get_args

print(get_args(AsyncGenerator[int, float]) == (int, float))
yielded, sent = get_args(AsyncGenerator[str, None])
print(yielded is str, sent is type(None))
