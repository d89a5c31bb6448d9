# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["data.coroutine.never-awaited-warning"]
# features = ["refcounting", "warnings"]
# level = "cpython"
# about = "a coroutine that dies while an exception unwinds is reported as never awaited"
# ///
async def coroutine():
    pass


try:
    [coroutine(), 1 / 0]
except ZeroDivisionError:
    print("caught")
