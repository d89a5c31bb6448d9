# /// script
# requires-python = ">=3.9,<3.14"
# [tool.test525]
# clauses = ["typing.AsyncGenerator.two-parameters"]
# features = ["typing"]
# about = "the representation of an Optional is that of an Optional"
# ///
from typing import AsyncGenerator, Optional

print(Optional[int])
print(Optional[AsyncGenerator[int, str]])
