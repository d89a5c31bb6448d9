# /// script
# requires-python = ">=3.14"
# [tool.test525]
# clauses = ["impl.close.closes-generator"]
# level = "cpython"
# about = "close() of what anext() with a default returns refuses arguments itself"
# ///
async def agen():
    yield 1


awaitable = anext(agen(), "default")
try:
    awaitable.close("surplus")
except TypeError as error:
    print(error)
print(awaitable.close())
