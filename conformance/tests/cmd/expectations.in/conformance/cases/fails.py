# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["expr.agen.aclose.throws-generatorexit"]
# about = "calling the function runs none of its body"
# ///
async def agen():
    print("started")
    yield 1


agen()
print("called")
