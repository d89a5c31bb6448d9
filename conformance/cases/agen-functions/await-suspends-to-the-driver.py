# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.await-inside-allowed"]
# about = "an await in the body suspends to the outer driver; only a yield gives the consumer a value"
# ///
class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


async def agen():
    print("resumed with", await Suspend("first wait"))
    yield 1
    await Suspend("second wait")
    yield 2


async def main():
    async for value in agen():
        print("value", value)


coroutine = main()
print("driver sees", coroutine.send(None))
print("driver sees", coroutine.send("data"))
try:
    coroutine.send(None)
except StopIteration:
    print("done")
