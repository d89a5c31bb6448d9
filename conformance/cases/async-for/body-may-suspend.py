# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-for.may-suspend"]
# about = "suspensions of the generator's body and of the loop's body reach the same driver, in order"
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


async def source():
    await Suspend("before the item")
    yield "item"
    await Suspend("after the item")


async def main():
    async for item in source():
        await Suspend("body")
    else:
        await Suspend("else")


run(main())
