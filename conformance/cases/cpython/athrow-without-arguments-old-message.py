# /// script
# requires-python = ">=3.6,<3.8"
# [tool.test525]
# clauses = ["impl.athrow.arg-errors-late"]
# level = "cpython"
# about = "before 3.8 the message about too few arguments of athrow() spoke of 1 arguments"
# ///
async def agen():
    yield 1


g = agen()
try:
    g.athrow().send(None)
except TypeError as error:
    print(f"{type(error).__name__}  # {error}")
