# /// script
# requires-python = ">=3.6,<3.8"
# [tool.test525]
# clauses = ["stmt.async-for.desugar"]
# level = "cpython"
# about = "up to 3.7 CPython's loop looks up the name StopAsyncIteration, so that rebinding it breaks the loop"
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
    try:
        async for number in count(2):
            print(number)
        else:
            print("else")
    except Exception as error:
        print(type(error).__name__)


run(main())
