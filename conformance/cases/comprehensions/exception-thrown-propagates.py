# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.genexpr.asend-ignored"]
# about = "an exception thrown into a generator expression is raised at its implicit yield, which catches nothing, and finishes it"
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
    except ValueError:
        print("source caught it")


async def main():
    numbers = source()
    generator = (number async for number in numbers)
    print(await generator.__anext__())
    try:
        await generator.athrow(ValueError("thrown"))
    except ValueError as error:
        print("raised", error)
    print([number async for number in generator])
    await numbers.aclose()


run(main())
