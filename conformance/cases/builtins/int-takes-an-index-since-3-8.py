# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["expr.comp.async-for-in-async-def"]
# level = "cpython"
# about = "int() and float() ask an object for its __index__()"
# ///
class Page:
    def __init__(self, number):
        self.number = number

    def __index__(self):
        return self.number


async def pages():
    yield Page(1)
    yield Page(2)


async def numbers(kind):
    try:
        print([kind(page) async for page in pages()])
    except TypeError as error:
        print("TypeError  #", error)


for kind in int, float:
    try:
        numbers(kind).send(None)
    except StopIteration:
        pass
