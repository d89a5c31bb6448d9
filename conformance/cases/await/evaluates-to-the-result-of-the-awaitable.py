# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.await.suspends-on-awaitable"]
# about = "await suspends the coroutine until the awaitable is done and then evaluates to its result"
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


async def inner():
    await Suspend("first")
    await Suspend("second")
    return 42


async def outer():
    print("before")
    result = await inner()
    print("after:", result)


run(outer())
