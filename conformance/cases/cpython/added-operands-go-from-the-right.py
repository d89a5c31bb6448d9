# /// script
# requires-python = ">=3.15"
# [tool.test525]
# clauses = ["expr.asyncgen.call-returns-object"]
# features = ["refcounting"]
# level = "cpython"
# about = "a binary operator lets go of its right operand first"
# ///


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(f"{self.name} is freed")

    def __add__(self, other):
        return "sum"


async def numbers(resource):
    yield resource


generator = numbers(Resource("argument"))
print(Resource("left") + Resource("right"))
generator = None
