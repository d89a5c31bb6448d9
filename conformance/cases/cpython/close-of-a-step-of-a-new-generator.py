# /// script
# requires-python = ">=3.13"
# [tool.test525]
# clauses = ["impl.close.closes-generator"]
# level = "cpython"
# about = "close() of an unstarted __anext__() finishes even a generator that never started"
# ///
async def agen():
    print("never printed")
    yield 1


g = agen()
step = g.__anext__()
print(step.close())
try:
    g.__anext__().send(None)
except StopAsyncIteration:
    print("finished")
