# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["typing.subscripted-no-isinstance"]
# features = ["typing"]
# about = "an asynchronous generator can be checked against AsyncGenerator, not against a subscripted form"
# ///
from typing import AsyncGenerator


async def agen():
    yield 1


g = agen()
print(isinstance(g, AsyncGenerator))
try:
    isinstance(g, AsyncGenerator[int, None])
except TypeError:
    print("TypeError")
