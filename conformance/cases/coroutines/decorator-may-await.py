# /// script
# requires-python = ">=3.9"
# [tool.test525]
# clauses = ["stmt.async-def.grammar-decorators-annotations"]
# about = "since 3.9 a decorator is any expression, so inside a coroutine function it may await"
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


async def make_decorator():
    await Suspend("decorator")
    return lambda function: function()


async def main():
    @(await make_decorator())
    def value():
        return "decorated"

    print(value)


run(main())
