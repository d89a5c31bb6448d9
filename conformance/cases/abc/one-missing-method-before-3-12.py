# /// script
# requires-python = ">=3.9,<3.12"
# [tool.test525]
# clauses = ["abc.asyncgenerator.abstract"]
# about = "before 3.12 the message about an abstract method did not speak of an implementation"
# ///
from collections.abc import AsyncGenerator


class Half(AsyncGenerator):
    async def asend(self, value):
        return value


try:
    Half()
except TypeError as error:
    print(f"{type(error).__name__}  # {error}")
