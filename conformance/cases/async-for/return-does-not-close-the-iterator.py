# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-for.no-implicit-close"]
# about = "leaving the loop by return or by an exception does not close the iterator either"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("closed")


async def first(generator):
    async for number in generator:
        return number


async def fail(generator):
    async for number in generator:
        raise ValueError(number)


async def main():
    generator = numbers()
    print("returned", await first(generator))
    try:
        await fail(generator)
    except ValueError as error:
        print("raised", error)
    print("explicitly")
    await generator.aclose()


run(main())
