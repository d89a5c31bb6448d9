# /// script
# requires-python = ">=3.11"
# [tool.test525]
# clauses = ["expr.asyncgen.call-returns-object"]
# features = ["typing"]
# about = "a class may be derived from Any"
# ///
from typing import Any

try:
    class Source(Any):
        async def items(self):
            yield 1

    print(type(Source().items()).__name__)
except TypeError as error:
    print(f"{type(error).__name__}  # {error}")


async def items():
    yield 1


print(type(items()).__name__)
