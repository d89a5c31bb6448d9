# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["impl.hooks.firstiter-raises"]
# level = "cpython"
# about = "an exception in firstiter leaves the method call, no awaitable is made, and the hook is not tried again"
# ///
import sys


def firstiter(agen):
    print("firstiter")
    raise ValueError("from the hook")


async def agen():
    yield 1


sys.set_asyncgen_hooks(firstiter=firstiter)
g = agen()
try:
    g.__anext__()
except ValueError as e:
    print("call raised:", e)
try:
    g.__anext__().send(None)
except StopIteration as stop:
    print(stop.value)
