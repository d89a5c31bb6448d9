# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["inspect.isasyncgenfunction"]
# about = "functions and methods that yield in an async def are recognised, and nothing else"
# ///
import inspect


class Class:
    async def method(self):
        yield


async def agen():
    yield


async def coroutine():
    pass


def generator():
    yield


print(inspect.isasyncgenfunction(agen), inspect.isasyncgenfunction(Class.method), inspect.isasyncgenfunction(Class().method))
print(inspect.isasyncgenfunction(coroutine), inspect.isasyncgenfunction(generator), inspect.isasyncgenfunction(agen()))
