# /// script
# requires-python = ">=3.9,<3.10"
# [tool.test525]
# clauses = ["expr.asyncgen.yield-makes-asyncgen"]
# level = "cpython"
# about = "the message about wrong arguments names a function by its plain name"
# ///

class Class:
    async def produce_items(self, argument):
        yield argument


try:
    Class().produce_items()
except TypeError as error:
    print(f"{type(error).__name__}  # {error}")
