# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-for.desugar"]
# about = "an exception from __anext__ that is not StopAsyncIteration leaves the loop, without its else"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Failing:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise ValueError("no item")


async def main():
    try:
        async for item in Failing():
            print("body")
        else:
            print("else")
    except ValueError as error:
        print("caught", error)


run(main())
