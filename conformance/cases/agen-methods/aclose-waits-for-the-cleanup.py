# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.aclose.await-in-finally-runs"]
# about = "what the cleanup awaits is passed to the driver; aclose() completes only after it"
# ///
class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


async def agen():
    try:
        yield 1
    finally:
        print("received", await Suspend("first"))
        await Suspend("second")
        print("cleanup complete")


g = agen()
try:
    g.__anext__().send(None)
except StopIteration:
    pass
closing = g.aclose()
print(closing.send(None))
print(closing.send("data"))
try:
    closing.send(None)
except StopIteration as stop:
    print("closed", stop.value)
