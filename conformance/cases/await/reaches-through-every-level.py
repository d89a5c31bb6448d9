# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.await.suspends-on-awaitable"]
# about = "an exception travels up through the awaiting coroutines, each of which may handle it"
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


async def bottom():
    await Suspend("bottom")
    raise ValueError("bottom")


async def middle():
    try:
        await bottom()
    finally:
        await Suspend("cleaning up")


async def top():
    try:
        await middle()
    except ValueError as error:
        return f"handled {error}"


print(run(top()))
