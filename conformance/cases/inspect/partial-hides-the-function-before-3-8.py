# /// script
# requires-python = ">=3.6,<3.8"
# [tool.test525]
# clauses = ["inspect.isasyncgenfunction"]
# about = "before bpo-34890 a partial object counted as no kind of function"
# ///
import functools
import inspect


async def agen(value):
    yield value


print(inspect.isasyncgenfunction(functools.partial(agen, 1)))
