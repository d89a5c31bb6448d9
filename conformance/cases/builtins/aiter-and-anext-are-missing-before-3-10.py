# /// script
# requires-python = ">=3.6,<3.10"
# [tool.test525]
# clauses = ["expr.asyncgen.call-returns-object"]
# about = "there are no builtins aiter and anext"
# ///

try:
    aiter
except NameError as error:
    print("NameError  # " + str(error))
try:
    anext
except NameError as error:
    print("NameError  # " + str(error))


async def agen():
    yield


g = agen()
print(g.__aiter__() is g)
