# /// script
# requires-python = ">=3.6,<3.13"
# [tool.test525]
# clauses = ["impl.unawaited-warning"]
# features = ["refcounting"]
# level = "cpython"
# about = "before 3.13 dropping an awaitable that was never started went unnoticed"
# ///
async def agen():
    yield 1


g = agen()
step = g.__anext__()
del step
step = g.athrow(ValueError())
del step
step = g.aclose()
del step
print("no warning")
