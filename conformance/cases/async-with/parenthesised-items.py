# /// script
# requires-python = ">=3.9"
# [tool.test525]
# clauses = ["stmt.async-with.parenthesised-items"]
# about = "the items may be put in parentheses, over several lines and with a trailing comma"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Manager:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        return self.name

    async def __aexit__(self, *exc_info):
        print("exit", self.name)


async def main():
    async with (
        Manager("a") as a,
        Manager("b") as b,
    ):
        print(a, b)


run(main())
