# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["impl.asend.holds-value"]
# features = ["refcounting"]
# level = "cpython"
# about = "an awaitable keeps its generator alive until it is dropped, even when it has finished"
# ///
async def agen():
    try:
        yield 1
    finally:
        print("cleanup")


g = agen()
step = g.__anext__()
try:
    step.send(None)
except StopIteration as stop:
    print(stop.value)
del g
print("generator dropped")
del step
print("awaitable dropped")
