# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["expr.asyncgen.call-returns-object"]
# about = "calling the function runs none of its body"
# ///
async def agen():
    print("started")
    yield 1


agen()
print("called")
