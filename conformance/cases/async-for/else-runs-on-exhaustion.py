# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-for.else"]
# about = "else runs when the iterator is exhausted, after continue too, and not after break"
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


async def search(stop, wanted):
    numbers = count(stop)
    async for number in numbers:
        if number != wanted:
            continue
        print("found", number)
        break
    else:
        print("else")
    await numbers.aclose()


run(search(0, 1))
run(search(2, 5))
run(search(2, 1))
