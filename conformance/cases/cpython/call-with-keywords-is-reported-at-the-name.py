# /// script
# requires-python = ">=3.11"
# [tool.test525]
# clauses = ["expr.asyncgen.suspend-retains-ip"]
# features = ["tracebacks"]
# about = "a failed call of a method with keyword arguments is reported at the line of the method's name"
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
