# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-with.enter-value-bound"]
# about = "the awaited result of __aenter__, not the manager, is assigned to the target"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Manager:
    def __init__(self, value):
        self.value = value

    async def __aenter__(self):
        return self.value

    async def __aexit__(self, *exc_info):
        pass


async def main():
    async with Manager(None) as nothing:
        print(nothing)
    async with Manager((1, [2, 3])) as (first, [second, third]):
        print(first, second, third)
    table = {}
    async with Manager("value") as table["key"]:
        print(table)


run(main())
