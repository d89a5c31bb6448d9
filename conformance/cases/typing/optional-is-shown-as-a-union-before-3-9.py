# /// script
# requires-python = ">=3.7,<3.9"
# [tool.test525]
# clauses = ["typing.AsyncGenerator.two-parameters"]
# features = ["typing"]
# about = "the representation of an Optional is that of the Union that it stands for"
# ///
from typing import AsyncGenerator, Optional

print(Optional[int])
print(Optional[AsyncGenerator[int, str]])
