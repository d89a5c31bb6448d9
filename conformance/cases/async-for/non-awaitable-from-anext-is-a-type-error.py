# /// script
# requires-python = ">=3.6.1"
# [tool.test525]
# clauses = ["stmt.async-for.bad-anext-typeerror", "data.anext.returns-awaitable"]
# about = "an __anext__ that returns a non-awaitable makes the loop raise a TypeError whose cause is the one of await"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Numbers:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 1


async def main():
    try:
        async for number in Numbers():
            print("body")
    except TypeError as error:
        print(f"{type(error).__name__}  # {error}")
        print("cause:", type(error.__cause__).__name__)


run(main())
