# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.coroutine.send"]
# about = "a value sent is passed through all awaiting coroutines to the awaited iterator"
# ///

class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


async def inner():
    return [await Suspend("first"), await Suspend("second")]


async def outer():
    return await inner()


coroutine = outer()
print(coroutine.send(None))
print(coroutine.send("a"))
try:
    coroutine.send("b")
except StopIteration as stop:
    print(stop.value)
