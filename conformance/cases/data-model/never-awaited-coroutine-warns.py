# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.coroutine.never-awaited-warning"]
# features = ["warnings"]
# about = "a coroutine destroyed without having been started emits a RuntimeWarning"
# ///

import gc


async def worker():
    print("body")


coroutine = worker()
print("created")
del coroutine
gc.collect()
print("collected")
