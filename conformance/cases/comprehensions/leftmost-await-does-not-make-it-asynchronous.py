# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["expr.comp.is-asynchronous", "expr.genexpr.async-kind"]
# about = "await or async for makes a generator expression asynchronous, but for await in the leftmost iterable"
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


async def get(value):
    return value


async def main():
    print(type(number for number in await get([1])).__name__)
    print(type(await get(number) for number in [1]).__name__)
    print(type(number for number in [1] if await get(number)).__name__)
    print(type(b for a in [1] for b in await get([a])).__name__)
    print(type(number async for number in count(1)).__name__)
    print(type(b for a in [1] async for b in count(a)).__name__)


run(main())
