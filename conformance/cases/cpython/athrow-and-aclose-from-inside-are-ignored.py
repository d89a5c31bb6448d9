# /// script
# requires-python = ">=3.6,<3.10"
# [tool.test525]
# clauses = ["impl.reentrant"]
# level = "cpython"
# about = "before 3.10 a body that awaited its own athrow() or aclose() got None, and nothing happened"
# ///
async def agen():
    print(await g.athrow(ValueError("to itself")))
    print(await g.aclose())
    yield 1


g = agen()
try:
    g.__anext__().send(None)
except StopIteration as stop:
    print(stop.value)
