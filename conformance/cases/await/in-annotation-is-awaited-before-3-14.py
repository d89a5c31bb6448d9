# /// script
# requires-python = ">=3.6,<3.14"
# [tool.test525]
# clauses = ["expr.await.suspends-on-awaitable"]
# about = "up to 3.13 an annotation that is not postponed is evaluated at the definition, and may await there"
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


async def annotation():
    await Suspend("annotation")
    return int


async def main():
    def function(parameter: await annotation()):
        return parameter

    print(function(1))


run(main())
