# /// script
# requires-python = ">=3.6,<3.7"
# [tool.test525]
# clauses = ["data.coroutine.never-awaited-warning"]
# features = ["refcounting"]
# level = "cpython"
# about = "CPython 3.6 does not warn of a coroutine that dies while an exception unwinds"
# ///
async def coroutine():
    pass


try:
    [coroutine(), 1 / 0]
except ZeroDivisionError:
    print("caught")
