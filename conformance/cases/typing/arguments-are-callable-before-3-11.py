# /// script
# requires-python = ">=3.7,<3.11"
# [tool.test525]
# clauses = ["expr.asyncgen.call-returns-object"]
# features = ["typing"]
# about = "typing refuses an argument that is no type and cannot be called"
# ///
from typing import AsyncGenerator, Optional


async def items() -> AsyncGenerator[int, None]:
    yield 1


print(type(items()).__name__)

for subscribe in (lambda: AsyncGenerator[1, None], lambda: Optional[2]):
    try:
        print(subscribe() is not None)
    except TypeError as error:
        print(f"{type(error).__name__}  # {error}")
