# /// script
# requires-python = ">=3.13"
# [tool.test525]
# clauses = ["inspect.isasyncgenfunction"]
# about = "isasyncgenfunction() is true for a partialmethod"
# ///
import functools
import inspect


class Class:
    async def agen(self, argument):
        yield argument

    partial = functools.partialmethod(agen, 1)


print(inspect.isasyncgenfunction(Class.partial))
