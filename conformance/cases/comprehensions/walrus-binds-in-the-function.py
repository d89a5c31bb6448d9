# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["expr.comp.scope"]
# about = "an assignment expression in an asynchronous comprehension binds its name in the function around it"
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
    total = 0
    print([total := total + number async for number in count(4)])
    print(total)
    print([last async for number in count(3) if (last := number) > 0], last)


run(main())
