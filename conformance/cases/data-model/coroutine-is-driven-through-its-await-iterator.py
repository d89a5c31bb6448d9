# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.coroutine.await-iterate"]
# about = "iterating over the result of __await__ runs the coroutine"
# ///

class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


async def worker():
    await Suspend("first")
    await Suspend("second")
    return "result"


for tag in worker().__await__():
    print(tag)

iterator = worker().__await__()
print(iter(iterator) is iterator)
print(next(iterator), next(iterator))
try:
    next(iterator)
except StopIteration as stop:
    print(stop.value)
