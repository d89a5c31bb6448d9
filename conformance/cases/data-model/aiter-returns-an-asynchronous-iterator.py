# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["data.aiter.returns-async-iterator"]
# about = "__aiter__ returns any object with __anext__, such as an asynchronous generator, and nothing else"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Iterable:
    async def __aiter__(self):
        yield 1
        yield 2


class Broken:
    def __aiter__(self):
        return [1, 2]


async def main():
    async for number in Iterable():
        print(number)
    try:
        async for number in Broken():
            print(number)
    except TypeError as error:
        print(type(error).__name__)


run(main())
