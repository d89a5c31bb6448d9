# /// script
# requires-python = ">=3.10.6"
# [tool.test525]
# clauses = ["inspect.isasyncgenfunction"]
# about = "isasyncgenfunction() is true for a partial object of a method"
# ///
import functools
import inspect


class Class:
    async def produce_items(self, argument):
        yield argument


print(inspect.isasyncgenfunction(functools.partial(Class().produce_items, 1)))
