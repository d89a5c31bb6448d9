# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["stmt.async-for.bad-iterator-typeerror", "data.aiter.returns-async-iterator"]
# about = "an object from __aiter__ without __anext__ is a TypeError before the first item"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Iterable:
    def __init__(self, iterator):
        self.iterator = iterator

    def __aiter__(self):
        print("__aiter__")
        return self.iterator


async def main():
    for iterator in (None, [1], iter([1])):
        try:
            async for item in Iterable(iterator):
                print("body")
        except TypeError as error:
            print(f"{type(error).__name__}  # {error}")


run(main())
