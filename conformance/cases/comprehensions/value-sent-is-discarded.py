# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.genexpr.asend-ignored"]
# about = "a generator expression ignores a value sent into it"
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
    generator = (number * 10 async for number in numbers)
    print(await generator.asend(None))
    print(await generator.asend("ignored"))
    print(await generator.__anext__())
    await generator.aclose()
    await numbers.aclose()


run(main())
