# /// script
# requires-python = ">=3.6,!=3.13.4"
# [tool.test525]
# clauses = ["expr.genexpr.aiter-eager"]
# about = "creating an asynchronous generator expression calls __aiter__ of the leftmost iterable"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Empty:
    def __aiter__(self):
        print("__aiter__")
        return self

    async def __anext__(self):
        print("__anext__")
        raise StopAsyncIteration


async def main():
    generator = (item async for item in Empty())
    print("created")
    async for item in generator:
        print("body")
    print("done")


run(main())
