# /// script
# requires-python = ">=3.6,<3.9"
# [tool.test525]
# clauses = ["abc.asyncgenerator.abstract"]
# about = "before 3.9 the message about a single abstract method used the plural"
# ///
from collections.abc import AsyncGenerator


class Half(AsyncGenerator):
    async def asend(self, value):
        return value


try:
    Half()
except TypeError as error:
    print(f"{type(error).__name__}  # {error}")
