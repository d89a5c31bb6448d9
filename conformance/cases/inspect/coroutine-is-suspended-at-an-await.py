# /// script
# requires-python = ">=3.11"
# [tool.test525]
# clauses = ["inspect.cr.attrs"]
# about = "cr_suspended is True while the coroutine waits, not before, while it runs or after"
# ///
class Suspend:
    def __await__(self):
        yield "suspended"


async def waiting():
    print("inside:", coroutine.cr_suspended)
    await Suspend()


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value

coroutine = waiting()
print("new:", coroutine.cr_suspended)
print(coroutine.send(None), coroutine.cr_suspended)
run(coroutine)
print("finished:", coroutine.cr_suspended)
