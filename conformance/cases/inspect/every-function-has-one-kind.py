# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["inspect.exclusive-predicates"]
# about = "generator function, coroutine function and asynchronous generator function exclude each other"
# ///
import inspect


def plain():
    pass


def generator():
    yield


async def coroutine():
    pass


async def agen():
    yield


for function in (plain, generator, coroutine, agen):
    kinds = (
        inspect.isgeneratorfunction(function),
        inspect.iscoroutinefunction(function),
        inspect.isasyncgenfunction(function),
    )
    print(function.__name__, kinds)
