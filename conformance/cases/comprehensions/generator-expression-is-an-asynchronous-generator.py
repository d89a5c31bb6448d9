# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["expr.genexpr.async-kind"]
# about = "an asynchronous generator expression gives an asynchronous generator object, which runs nothing at first"
# ///

import inspect


def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


async def count(stop):
    for number in range(stop):
        yield number


def noisy(number):
    print("element", number)
    return number


async def main():
    generator = (noisy(number) async for number in count(2))
    print(inspect.isasyncgen(generator), inspect.isgenerator(generator))
    print(generator.__aiter__() is generator)
    print(await generator.__anext__())
    async for number in generator:
        print("rest", number)


run(main())
