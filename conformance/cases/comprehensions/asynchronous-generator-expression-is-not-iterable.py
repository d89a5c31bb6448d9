# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.genexpr.not-iterable"]
# about = "what takes a synchronous iterable takes no asynchronous generator expression"
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
    generator = (number async for number in count(2))
    for use in (iter, next, list, tuple, lambda items: [*items], lambda items: [item for item in items]):
        try:
            use(generator)
        except TypeError as error:
            print(type(error).__name__)
    print([number async for number in generator])


run(main())
