# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["abc.asyncgenerator.mixins"]
# about = "with asend and athrow a class can be iterated and closed"
# ///
from collections.abc import AsyncGenerator


class Countdown(AsyncGenerator):
    def __init__(self, number):
        self.number = number

    async def asend(self, value):
        if value is not None:
            print("asend", value)
        if not self.number:
            raise StopAsyncIteration
        self.number -= 1
        return self.number

    async def athrow(self, typ, val=None, tb=None):
        print("athrow", typ.__name__)
        raise typ


async def main():
    countdown = Countdown(2)
    print(countdown.__aiter__() is countdown)
    async for number in countdown:
        print(number)
    await countdown.aclose()


try:
    main().send(None)
except StopIteration:
    print("done")
