# /// script
# requires-python = ">=3.15"
# [tool.test525]
# clauses = ["data.aiter.returns-async-iterator"]
# features = ["refcounting"]
# level = "cpython"
# about = "deleting an absent attribute of an instance fails with an error that keeps the instance until it is handled"
# ///


class Source:
    def __aiter__(self):
        return self.items()

    async def items(self):
        self.position = 0
        yield "item"
        del self.position

    def __del__(self):
        print("let go")


async def first(source):
    async for item in source:
        return item, source.position


def attempt():
    del Source().position


source = Source()
try:
    first(source).send(None)
except StopIteration as stop:
    print(stop.value)
try:
    attempt()
except AttributeError:
    print("handled")
del source
