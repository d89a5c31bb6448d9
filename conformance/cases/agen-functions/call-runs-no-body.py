# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.call-returns-object", "inspect.isasyncgen"]
# about = "calling an asynchronous generator function only returns an asynchronous generator object"
# ///
import inspect


async def agen():
    print("body")
    yield 1


g = agen()
print("called")
print(inspect.isasyncgen(g))
