# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.awaitable.must-return-iterator"]
# about = "a coroutine is no iterator, so an __await__ that is a coroutine function is a TypeError"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Awaitable:
    def __init__(self, coroutine):
        self.coroutine = coroutine

    def __await__(self):
        return self.coroutine


async def answer():
    return 42


async def main():
    coroutine = answer()
    try:
        await Awaitable(coroutine)
    except TypeError as error:
        print(type(error).__name__)
    print(await coroutine)


run(main())
