# /// script
# requires-python = ">=3.13"
# [tool.test525]
# clauses = ["impl.unawaited-warning"]
# features = ["refcounting", "warnings"]
# level = "cpython"
# about = "dropping an awaitable that was never started gives a RuntimeWarning"
# ///
async def agen():
    yield 1


g = agen()
step = g.__anext__()
del step
step = g.asend(1)
del step
step = g.athrow(ValueError())
del step
step = g.aclose()
del step
print("closed ones do not warn")
step = g.aclose()
step.close()
del step
