# /// script
# requires-python = ">=3.12"
# [tool.test525]
# clauses = ["abc.asyncgenerator.abstract"]
# about = "the message about an abstract method says that it is not implemented"
# ///
from collections.abc import AsyncGenerator


class Half(AsyncGenerator):
    async def asend(self, value):
        return value


try:
    Half()
except TypeError as error:
    print(f"{type(error).__name__}  # {error}")
