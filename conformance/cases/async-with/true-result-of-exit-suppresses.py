# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-with.exit-truthy-suppresses"]
# about = "an exception of the block ends there if the awaited result of __aexit__ is true, of whatever type"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Manager:
    def __init__(self, result):
        self.result = result

    async def __aenter__(self):
        pass

    async def __aexit__(self, *exc_info):
        return self.result


async def main():
    for result in (True, 1, "text", [None]):
        async with Manager(result):
            raise ValueError
        print("continues after", result)


run(main())
