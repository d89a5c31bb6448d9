# /// script
# requires-python = ">=3.11"
# [tool.test525]
# clauses = ["expr.asyncgen.runs-to-first-yield"]
# level = "cpython"
# about = "the message about an unbound local variable says that it is not associated with a value"
# ///

async def agen():
    print(x)
    yield
    x = 1


step = agen().__anext__()
try:
    step.send(None)
except UnboundLocalError as error:
    print(f"{type(error).__name__}  # {error}")
