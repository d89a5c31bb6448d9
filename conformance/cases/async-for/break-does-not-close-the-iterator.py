# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-for.no-implicit-close"]
# about = "leaving the loop early does not close the iterator, which can be iterated further"
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
        yield 3
    finally:
        print("closed")


async def main():
    generator = numbers()
    async for number in generator:
        print("first loop", number)
        break
    async for number in generator:
        print("second loop", number)
        if number == 2:
            break
    print("explicitly")
    await generator.aclose()


run(main())
