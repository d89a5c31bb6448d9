# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["inspect.isasyncgenfunction"]
# level = "cpython"
# about = "the representation of a staticmethod or classmethod shows its function"
# ///
from inspect import isasyncgenfunction


class Source:
    @staticmethod
    async def items():
        yield 1


async def others():
    yield 2


print(isasyncgenfunction(Source.items))
print(staticmethod(others))
print(classmethod(others))
