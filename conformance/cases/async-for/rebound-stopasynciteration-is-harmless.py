# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["stmt.async-for.desugar"]
# about = "the loop ends by the built-in exception, whatever the program binds to the name StopAsyncIteration"
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


StopAsyncIteration = ValueError


async def main():
    async for number in count(2):
        print(number)
    else:
        print("else")


run(main())
