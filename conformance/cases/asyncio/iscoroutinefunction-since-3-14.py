# /// script
# requires-python = ">=3.14"
# [tool.test525]
# clauses = ["stmt.async-def.coroutine-function"]
# features = ["asyncio", "warnings"]
# level = "cpython"
# about = "asyncio.iscoroutinefunction() gives a DeprecationWarning"
# ///
import asyncio
import warnings


async def agen():
    yield


async def coroutine():
    pass


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(asyncio.iscoroutinefunction(agen), asyncio.iscoroutinefunction(coroutine))
for warning in caught:
    print(f"{warning.category.__name__}  # {warning.message}")
