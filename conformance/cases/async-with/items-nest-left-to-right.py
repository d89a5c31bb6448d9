# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-with.multiple-nest"]
# about = "several items are entered left to right and left right to left, and a later one may use the target of an earlier one"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Manager:
    def __init__(self, name):
        print("evaluate", name)
        self.name = name

    async def __aenter__(self):
        print("enter", self.name)
        return self.name

    async def __aexit__(self, *exc_info):
        print("exit", self.name)


async def main():
    async with Manager("a") as a, Manager(a + "b") as b:
        print("block", a, b)


run(main())
