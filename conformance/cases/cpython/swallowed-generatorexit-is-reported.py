# /// script
# requires-python = ">=3.6,<3.15"
# [tool.test525]
# clauses = ["impl.gc.swallow-reports-stopasync"]
# features = ["refcounting", "unraisable"]
# level = "cpython"
# about = "a dropped generator whose body swallows GeneratorExit and ends is reported as an unraisable StopAsyncIteration"
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
