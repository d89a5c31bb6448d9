# /// script
# requires-python = ">=3.12"
# [tool.test525]
# clauses = ["data.coroutine.throw"]
# level = "cpython"
# about = "since 3.12 CPython does not convert a StopIteration thrown into a coroutine that has not started"
# ///

async def worker():
    print("body")


coroutine = worker()
try:
    coroutine.throw(StopIteration("thrown"))
except (StopIteration, RuntimeError) as error:
    print(type(error).__name__, type(error.__cause__).__name__)
