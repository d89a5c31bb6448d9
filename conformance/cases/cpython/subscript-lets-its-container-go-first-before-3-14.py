# /// script
# requires-python = ">=3.8,<3.14"
# [tool.test525]
# clauses = ["stmt.async-for.desugar"]
# features = ["refcounting"]
# level = "cpython"
# about = "a subscript lets go of its container before the key, however often it is executed"
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
