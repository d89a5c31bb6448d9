# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-for.desugar"]
# about = "an async for does what its expansion into while, try and await does"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


async def source(stop):
    for number in range(stop):
        print("produce", number)
        yield number


async def with_statement():
    async for number in source(2):
        print("body", number)
    else:
        print("else")


async def expanded():
    iterator = source(2)
    iterator = type(iterator).__aiter__(iterator)
    running = True
    while running:
        try:
            number = await type(iterator).__anext__(iterator)
        except StopAsyncIteration:
            running = False
        else:
            print("body", number)
    else:
        print("else")


run(with_statement())
run(expanded())
