# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-for.lookup-on-type", "stmt.async-for.desugar"]
# about = "__anext__ is looked up on the type for every item, so a method replaced during the loop takes effect"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Source:
    def __aiter__(self):
        return self

    async def __anext__(self):
        return "first method"


async def stop(self):
    print("second method")
    raise StopAsyncIteration


async def main():
    async for item in Source():
        print(item)
        Source.__anext__ = stop
    else:
        print("else")


run(main())
