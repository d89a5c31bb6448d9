# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["expr.comp.leftmost-iterable-eager", "expr.genexpr.async-kind"]
# about = "the leftmost iterable of a generator expression is evaluated where it stands, the others when they are reached"
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


async def get(name):
    await Suspend(name)
    return count(2)


async def main():
    generator = ((a, b) async for a in await get("leftmost") async for b in await get("inner"))
    print("created")
    print([pair async for pair in generator])


run(main())
