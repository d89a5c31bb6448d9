# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-for.missing-aiter-typeerror"]
# about = "an object whose type has no __aiter__, such as a list, is a TypeError"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class OnlyAnext:
    async def __anext__(self):
        raise StopAsyncIteration


async def main():
    for iterable in ([1], iter([1]), OnlyAnext()):
        try:
            async for item in iterable:
                print("body")
        except TypeError as error:
            print(f"{type(error).__name__}  # {error}")


run(main())
