# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.awaitable.await-method", "data.coroutine.await-iterate"]
# about = "the iterator from the __await__ of a coroutine may serve as the result of another __await__"
# ///

class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Lazy:
    def __init__(self, function):
        self.function = function

    def __await__(self):
        return self.function().__await__()


async def answer():
    await Suspend("inside")
    return 42


async def main():
    print(await Lazy(answer))


run(main())
