# /// script
# requires-python = ">=3.9,<3.11"
# [tool.test525]
# clauses = ["expr.asyncgen.runs-to-first-yield"]
# level = "cpython"
# about = "the message about an unbound local variable speaks of a reference before assignment"
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
