# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["inspect.cr.attrs"]
# about = "a coroutine shows what it awaits, whether it runs, and its frame until it is over"
# ///
class Suspend:
    def __await__(self):
        yield "suspended"


async def inner():
    await Suspend()


async def outer():
    print("running:", coroutine.cr_running)
    await awaited


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value

awaited = inner()
coroutine = outer()
print(coroutine.cr_await, coroutine.cr_running, coroutine.cr_frame is None)
print(coroutine.send(None), coroutine.cr_await is awaited, coroutine.cr_running)
run(coroutine)
print(coroutine.cr_await, coroutine.cr_running, coroutine.cr_frame is None)
