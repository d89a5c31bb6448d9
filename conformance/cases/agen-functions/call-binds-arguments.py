# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.call-returns-object"]
# about = "arguments are bound and defaults are used at the call, and a wrong call fails there"
# ///
async def agen(first, second=2):
    print("body")
    yield first, second


try:
    agen()
except TypeError as e:
    print(f"{type(e).__name__}  # {e}")

value = [1]
g = agen(value)
value = None
for step in (g.__anext__(), g.aclose()):
    try:
        step.send(None)
    except StopIteration as stop:
        print(stop.value)
