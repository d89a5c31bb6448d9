# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["impl.asend.throw-new"]
# level = "cpython"
# about = "throw() on an unstarted step of a new generator raises the exception and finishes the generator"
# ///
async def agen():
    print("never printed")
    yield 1


g = agen()
try:
    g.__anext__().throw(ValueError("thrown in"))
except ValueError as e:
    print("propagated:", e)
try:
    g.__anext__().send(None)
except StopAsyncIteration:
    print("finished")
