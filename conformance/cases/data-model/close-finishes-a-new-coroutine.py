# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.coroutine.close", "data.coroutine.await-twice"]
# about = "a coroutine closed before its start runs nothing, counts as finished and is no longer reported"
# ///

import gc


async def worker():
    print("body")


coroutine = worker()
coroutine.close()
try:
    coroutine.send(None)
except RuntimeError as error:
    print(f"{type(error).__name__}  # {error}")
del coroutine
gc.collect()
print("collected")
