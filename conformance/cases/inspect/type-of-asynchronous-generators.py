# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["types.asyncgeneratortype"]
# about = "the type of asynchronous generators can be neither called nor derived from"
# ///
import types


async def agen():
    yield


print(type(agen()) is types.AsyncGeneratorType)
try:
    types.AsyncGeneratorType()
except TypeError as error:
    print(f"TypeError  # {error}")
try:

    class Derived(types.AsyncGeneratorType):
        pass

except TypeError as error:
    print(f"TypeError  # {error}")
