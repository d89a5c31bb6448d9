# /// script
# requires-python = ">=3.10,<3.14"
# [tool.test525]
# clauses = ["impl.close.closes-generator"]
# level = "cpython"
# about = "close() of what anext() with a default returns hands its arguments to the awaitable inside, which refuses them"
# ///
async def agen():
    yield 1


awaitable = anext(agen(), "default")
try:
    awaitable.close("surplus")
except TypeError as error:
    print(f"{type(error).__name__}  # {error}")
print(awaitable.close())
