# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.genexpr.aclose-not-forwarded"]
# about = "closing a generator expression leaves its source open"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


async def source():
    try:
        yield 1
        yield 2
    finally:
        print("source closed")


async def main():
    numbers = source()
    generator = (number * 10 async for number in numbers)
    print(await generator.__anext__())
    await generator.aclose()
    print("expression closed")
    print(await numbers.__anext__())
    await numbers.aclose()


run(main())
