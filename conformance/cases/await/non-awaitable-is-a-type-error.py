# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.await.non-awaitable-typeerror"]
# about = "awaiting an object without __await__ raises TypeError when the await is executed"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


def plain_generator():
    yield


async def main():
    for value in (1, None, "text", [], plain_generator(), main):
        try:
            await value
        except TypeError as error:
            print(type(value).__name__, "->", type(error).__name__)


run(main())
