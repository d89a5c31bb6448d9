# /// script
# requires-python = ">=3.14"
# [tool.test525]
# clauses = ["typing.AsyncGenerator.two-parameters"]
# features = ["typing"]
# about = "the representation of a Union or Optional uses the operator"
# ///
from typing import AsyncGenerator, AsyncIterator, Optional, Union

print(Union[int, str])
print(Union[AsyncIterator[int], None, str])
print(Optional[AsyncGenerator[int, str]])
