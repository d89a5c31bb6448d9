# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.comp.may-suspend"]
# about = "an asynchronous comprehension suspends the coroutine in which it stands and keeps what it has collected"
# ///

class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


async def source():
    for number in range(3):
        await Suspend(f"before {number}")
        yield number


async def main():
    return [number async for number in source()]


coroutine = main()
print(coroutine.send(None))
print(coroutine.send(None))
print(coroutine.send(None))
try:
    coroutine.send(None)
except StopIteration as stop:
    print(stop.value)
