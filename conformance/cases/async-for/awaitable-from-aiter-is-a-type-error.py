# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["stmt.async-for.iterates-aiter", "data.aiter.returns-async-iterator"]
# about = "__aiter__ returns the asynchronous iterator itself; an awaitable of one is a TypeError"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


async def count(stop):
    for number in range(stop):
        yield number


class Legacy:
    def __await__(self):
        print("awaited")
        return count(2)
        yield

    def __aiter__(self):
        return self


async def main():
    try:
        async for number in Legacy():
            print(number)
    except TypeError as error:
        print(f"{type(error).__name__}  # {error}")


run(main())
