# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["stmt.async-for.only-await-is-guarded"]
# about = "a StopAsyncIteration raised by assigning the target is no end of the loop"
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


class Target:
    def __setitem__(self, key, value):
        raise StopAsyncIteration("from the target")


async def main():
    target = Target()
    numbers = count(3)
    try:
        async for target[0] in numbers:
            print("body")
        else:
            print("else")
    except StopAsyncIteration as error:
        print("caught", error)
    await numbers.aclose()


run(main())
