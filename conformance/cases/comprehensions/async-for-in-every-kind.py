# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.comp.async-for-in-async-def"]
# about = "list, set and dict comprehensions in a coroutine function may use async for"
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
    print([number * 10 async for number in count(3)])
    print(sorted({number % 2 async for number in count(4)}))
    print({number: str(number) async for number in count(2)})


run(main())
