# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.acm.suspendable", "stmt.async-with.desugar"]
# about = "the coroutine may be suspended in __aenter__, in the block and in __aexit__"
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


class Manager:
    async def __aenter__(self):
        await Suspend("entering")
        return await Suspend("still entering")

    async def __aexit__(self, *exc_info):
        await Suspend("leaving")


async def main():
    async with Manager() as value:
        await Suspend("block")
    print("after", value)


run(main())
