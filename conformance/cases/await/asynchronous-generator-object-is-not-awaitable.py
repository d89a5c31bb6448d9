# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.await.asyncgen-object-not-awaitable"]
# about = "an asynchronous generator object is not awaitable, although the results of its methods are"
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
    generator = count(1)
    print(hasattr(generator, "__await__"))
    try:
        await generator
    except TypeError as error:
        print(type(error).__name__)
    print(await generator.__anext__())
    await generator.aclose()


run(main())
