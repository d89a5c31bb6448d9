# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["inspect.co-flags"]
# about = "the code of each kind of function has exactly one of the three flags"
# ///
import inspect


def generator():
    yield


async def coroutine():
    pass


async def agen():
    yield


for function in (generator, coroutine, agen):
    flags = function.__code__.co_flags
    print(
        bool(flags & inspect.CO_GENERATOR),
        bool(flags & inspect.CO_COROUTINE),
        bool(flags & inspect.CO_ASYNC_GENERATOR),
    )
