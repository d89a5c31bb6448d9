# /// script
# requires-python = ">=3.14,<3.14.5"
# [tool.test525]
# clauses = ["expr.genexpr.async-kind"]
# level = "cpython"
# about = "any() of an asynchronous generator expression ends the interpreter (gh-149122)"
# ///

async def agen():
    yield 1


print("the call")
any(x async for x in agen())
print("not reached")
