# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.await.suspends-on-awaitable"]
# about = "operands evaluated before an await survive its suspension, and those after it wait"
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


def operand(name):
    print("operand:", name)
    return name


async def suspended(name):
    await Suspend(name)
    return name


async def main():
    print([operand("a"), await suspended("b"), operand("c")])
    print(operand("d") + await suspended("e") + operand("f"))


run(main())
