# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.comp.await-in-async-def"]
# about = "a comprehension in a coroutine function may await in its element, its conditions and its iterables"
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


async def get(value):
    await Suspend(value)
    return value


async def main():
    print([await get(number) for number in (1, 2)])
    print([number for number in (1, 2) if await get(number) > 1])
    print([number for number in await get((1, 2))])
    print([b for a in (1, 2) for b in await get((a, a))])


run(main())
