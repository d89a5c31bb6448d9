# /// script
# requires-python = ">=3.9,<3.11"
# [tool.test525]
# clauses = ["expr.asyncgen.suspend-retains-ip"]
# features = ["tracebacks"]
# about = "a failed call of a method with keyword arguments is reported at the line where the expression begins"
# level = "cpython"
# ///
async def agen():
    yield None
    (agen
     .__name__
     .split(
         maxsplit="x",
     ))


g = agen()
try:
    g.__anext__().send(None)
except StopIteration:
    pass
try:
    g.__anext__().send(None)
except TypeError as error:
    print(error.__traceback__.tb_next.tb_lineno - 9)
