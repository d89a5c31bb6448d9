# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.awaitable.types-coroutine-generators", "types.coroutine-decorator"]
# about = "a generator made by a types.coroutine function is awaitable without an __await__ method"
# ///

import types


def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


@types.coroutine
def suspend(tag):
    yield tag
    return "result"


def plain(tag):
    yield tag


async def main():
    print(hasattr(suspend("tag"), "__await__"))
    print(await suspend("tag"))
    try:
        await plain("tag")
    except TypeError as error:
        print(type(error).__name__)


run(main())
