# /// script
# requires-python = ">=3.15"
# [tool.test525]
# clauses = ["inspect.getasyncgenstate"]
# level = "cpython"
# about = "a generator that a collection closes is running, although no step runs it"
# ///

import gc
import inspect


async def numbers():
    own = agen
    try:
        yield 1
    finally:
        print(inspect.getasyncgenstate(own), own.ag_running)


agen = numbers()
try:
    agen.asend(None).send(None)
except StopIteration:
    print("suspended")
agen = None
gc.collect()
