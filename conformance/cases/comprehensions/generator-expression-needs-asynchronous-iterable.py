# /// script
# requires-python = ">=3.6,!=3.13.4"
# [tool.test525]
# clauses = ["expr.genexpr.aiter-eager"]
# about = "an asynchronous generator expression over a synchronous iterable is a TypeError when created"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


async def main():
    items = [1, 2]
    try:
        (item async for item in items)
        print("created")
    except TypeError as error:
        print(f"{type(error).__name__}  # {error}")
    try:
        [item async for item in items]
    except TypeError as error:
        print(f"{type(error).__name__}  # {error}")


run(main())
