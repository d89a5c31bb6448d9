# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.coroutine.stopiteration-converted"]
# about = "__anext__ signals the end by StopAsyncIteration; a StopIteration is an error"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Confused:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopIteration


async def main():
    try:
        async for item in Confused():
            print("body")
        else:
            print("else")
    except RuntimeError as error:
        print(type(error).__name__, "from", type(error.__cause__).__name__)


run(main())
