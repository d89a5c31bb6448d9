# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.call-returns-object", "expr.asyncgen.object-controls-execution"]
# about = "each call makes a new object with its own execution"
# ///
async def count(start):
    while True:
        yield start
        start += 1


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value


a = count(1)
b = count(10)
print(a is b)
print(run(a.__anext__()), run(a.__anext__()), run(b.__anext__()), run(a.__anext__()))
print(run(a.aclose()), run(b.__anext__()), run(b.aclose()))
