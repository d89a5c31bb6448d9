# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-for.stopasync-subclass"]
# about = "an instance of a subclass of StopAsyncIteration ends the loop as well"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Exhausted(StopAsyncIteration):
    pass


class Empty:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise Exhausted


async def main():
    async for item in Empty():
        print("body")
    else:
        print("else")


run(main())
