# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-for.iterates-aiter", "stmt.async-for.desugar"]
# about = "the iterable is evaluated once and its __aiter__ called once, synchronously; then only __anext__ is called"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Countdown:
    def __init__(self, start):
        self.current = start

    def __aiter__(self):
        print("__aiter__")
        return self

    async def __anext__(self):
        print("__anext__")
        if self.current == 0:
            raise StopAsyncIteration
        self.current -= 1
        return self.current


def iterable():
    print("iterable evaluated")
    return Countdown(2)


async def main():
    async for number in iterable():
        print("number", number)


run(main())
