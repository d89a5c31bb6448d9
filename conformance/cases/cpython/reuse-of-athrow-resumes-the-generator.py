# /// script
# requires-python = ">=3.6,<3.8.2"
# [tool.test525]
# clauses = ["impl.awaitable.reuse"]
# level = "cpython"
# about = "before 3.8.2 awaiting a finished athrow() again resumed the generator"
# ///
async def agen():
    try:
        yield 1
    except ValueError:
        yield 2
    yield 3


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value


g = agen()
print(run(g.__anext__()))
step = g.athrow(ValueError())
print(run(step))
print(run(step))
