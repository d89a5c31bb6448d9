# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["expr.await.in-fstring"]
# about = "the fields of an f-string in a coroutine function may hold await and asynchronous comprehensions"
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


async def count(stop):
    for number in range(stop):
        yield number


async def name():
    await Suspend("in the field")
    return "value"


async def main():
    print(f"<{await name()}>")
    print(f"{[number async for number in count(3)]}")


run(main())
