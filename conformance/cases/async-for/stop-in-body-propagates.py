# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-for.only-await-is-guarded"]
# about = "a StopAsyncIteration raised by the body of the loop is no end of the loop"
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


async def main():
    numbers = count(3)
    try:
        async for number in numbers:
            print("number", number)
            raise StopAsyncIteration("from the body")
        else:
            print("else")
    except StopAsyncIteration as error:
        print("caught", error)
    await numbers.aclose()


run(main())
