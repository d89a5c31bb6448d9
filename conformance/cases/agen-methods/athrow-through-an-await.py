# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.athrow.raises-at-pause", "expr.agen.athrow.next-value", "expr.asyncgen.await-inside-allowed"]
# about = "the handler of a thrown exception may await; athrow() suspends with it and then gives the value"
# ///
class Suspend:
    def __await__(self):
        yield "suspended"


async def agen():
    try:
        yield 1
    except ValueError:
        await Suspend()
        yield "after the wait"


def run(awaitable):
    while True:
        try:
            print(awaitable.send(None))
        except StopIteration as stop:
            return stop.value


g = agen()
print(run(g.__anext__()))
print(run(g.athrow(ValueError())))
print(run(g.aclose()))
