# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-for.desugar"]
# about = "every item is assigned to the target as an assignment statement would"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Record:
    pass


async def pairs():
    yield "a", (1, 2)
    yield "b", (3, 4, 5)


async def main():
    record = Record()
    table = {}
    async for record.name, (first, *rest) in pairs():
        print(record.name, first, rest)
    async for table["pair"] in pairs():
        print(table)


run(main())
