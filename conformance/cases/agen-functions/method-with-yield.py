# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.yield-makes-asyncgen", "inspect.isasyncgenfunction"]
# about = "a method defined with async def and yield is an asynchronous generator function too"
# ///
import inspect


class Countdown:
    def __init__(self, start):
        self.start = start

    async def __aiter__(self):
        for number in range(self.start, 0, -1):
            yield number


async def main():
    async for number in Countdown(3):
        print(number)


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value


print(inspect.isasyncgenfunction(Countdown.__aiter__))
run(main())
