# /// script
# requires-python = ">=3.14,<3.15"
# [tool.test525]
# clauses = ["stmt.async-for.desugar"]
# features = ["refcounting"]
# level = "cpython"
# about = "from its second execution on, a subscript by a __getitem__() written in Python lets go of its key before the container"
# ///
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(f"{self.name} gone")


class Table(Noisy):
    def __getitem__(self, key):
        return f"{self.name}[{key.name}]"


async def rounds():
    yield 1
    yield 2
    yield 3


async def main():
    async for number in rounds():
        print(number)
        print(Table("table")[Noisy("key")])


try:
    main().send(None)
except StopIteration:
    print("end")
