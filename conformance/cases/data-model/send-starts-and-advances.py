# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.coroutine.send"]
# about = "send(None) starts a coroutine or advances it, as next of its await iterator does"
# ///

class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


async def worker():
    print("started")
    await Suspend("first")
    print("advanced")
    await Suspend("second")


coroutine = worker()
print(coroutine.send(None))
print(coroutine.send(None))
try:
    coroutine.send(None)
except StopIteration as stop:
    print("finished", stop.value)
