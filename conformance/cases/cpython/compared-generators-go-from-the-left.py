# /// script
# requires-python = ">=3.8,<3.14"
# [tool.test525]
# clauses = ["expr.asyncgen.call-returns-object"]
# features = ["refcounting"]
# level = "cpython"
# about = "a comparison lets go of its left operand first"
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


print(numbers(Resource("left")) == numbers(Resource("right")))
