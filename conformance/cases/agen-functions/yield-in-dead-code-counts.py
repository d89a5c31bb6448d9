# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.yield-makes-asyncgen"]
# about = "a yield that can never be reached still makes the function an asynchronous generator function"
# ///
import inspect


async def never():
    if False:
        yield


async def after_return():
    return
    yield


for function in (never, after_return):
    print(inspect.isasyncgenfunction(function), inspect.isasyncgen(function()))
