# /// script
# requires-python = ">=3.6,<3.8"
# [tool.test525]
# clauses = ["impl.running.flag-scope"]
# level = "cpython"
# about = "before 3.8 a second step could take over a half-run one and get its value (bpo-30773)"
# ///
class Suspend:
    def __await__(self):
        yield "suspended"


async def agen():
    await Suspend()
    yield 1
    yield 2


def outcome(awaitable):
    try:
        return awaitable.send(None)
    except StopIteration as stop:
        return stop.value


g = agen()
first = g.__anext__()
print("first:", outcome(first))
second = g.__anext__()
print("second:", outcome(second))
print("first:", outcome(first))
