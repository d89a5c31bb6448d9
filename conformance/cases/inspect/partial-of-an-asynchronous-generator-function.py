# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["inspect.isasyncgenfunction"]
# about = "a partial object counts as the kind of function that it wraps"
# ///
import functools
import inspect


async def agen(value):
    yield value


async def coroutine(value):
    return value


print(inspect.isasyncgenfunction(functools.partial(agen, 1)))
print(inspect.isasyncgenfunction(functools.partial(functools.partial(agen), 1)))
print(inspect.isasyncgenfunction(functools.partial(coroutine, 1)))
