# /// script
# requires-python = ">=3.6,<3.7.7"
# [tool.test525]
# clauses = ["impl.awaitable.reuse"]
# level = "cpython"
# about = "awaiting a finished awaitable again silently gave None before bpo-39386"
# ///
async def agen():
    yield 1
    yield 2


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value


g = agen()
for step in (g.__anext__(), g.asend(None), g.aclose()):
    print("first:", run(step))
    print("second:", run(step))
