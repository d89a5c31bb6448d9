# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.awaitable.must-return-iterator"]
# about = "an __await__ that returns no iterator is a TypeError"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Awaitable:
    def __init__(self, result):
        self.result = result

    def __await__(self):
        return self.result


async def main():
    for result in (None, [1, 2], "text"):
        try:
            await Awaitable(result)
        except TypeError as error:
            print(type(result).__name__, "->", type(error).__name__)
    print(await Awaitable(iter(())))


run(main())
