# /// script
# requires-python = ">=3.15"
# [tool.test525]
# clauses = ["expr.asyncgen.yield-anywhere-in-try"]
# features = ["refcounting"]
# level = "cpython"
# about = "a dropped generator whose body swallows GeneratorExit and ends is gone without a report"
# ///

async def agen():
    try:
        yield 1
    except GeneratorExit:
        print("swallowed")


g = agen()
try:
    g.__anext__().send(None)
except StopIteration as stop:
    print(stop.value)
del g
print("gone")
