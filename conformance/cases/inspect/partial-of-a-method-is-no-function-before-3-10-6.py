# /// script
# requires-python = ">=3.9,<3.10.6"
# [tool.test525]
# clauses = ["inspect.isasyncgenfunction"]
# level = "cpython"
# about = "isasyncgenfunction() is false for a partial object of a method"
# ///
import functools
import inspect


class Class:
    async def produce_items(self, argument):
        yield argument


print(inspect.isasyncgenfunction(functools.partial(Class().produce_items, 1)))
