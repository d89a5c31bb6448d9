# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.comp.may-suspend"]
# about = "an exception thrown while an asynchronous comprehension is suspended passes through source, comprehension and coroutine"
# ///

class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


async def source():
    try:
        await Suspend("source")
        yield 1
    except ValueError:
        print("source")
        raise


async def main():
    try:
        return [number async for number in source()]
    except ValueError:
        return "caught"


coroutine = main()
print(coroutine.send(None))
try:
    coroutine.throw(ValueError())
except StopIteration as stop:
    print(stop.value)
