# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["pep479.async-genexpr"]
# about = "a StopAsyncIteration from the element becomes RuntimeError in a generator expression and propagates as it is from a list comprehension"
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


def stop(number):
    raise StopAsyncIteration(number)


async def main():
    numbers = count(1)
    try:
        async for item in (stop(number) async for number in numbers):
            print("body")
    except RuntimeError as error:
        print(type(error).__name__, "from", type(error.__cause__).__name__)
    await numbers.aclose()

    numbers = count(1)
    try:
        [stop(number) async for number in numbers]
    except StopAsyncIteration as error:
        print(type(error).__name__, error)
    await numbers.aclose()


run(main())
