# /// script
# requires-python = ">=3.11,<3.12"
# [tool.test525]
# clauses = ["data.coroutine.throw"]
# features = ["tracebacks"]
# level = "cpython"
# about = "a handler that is left by the exception that it caught stays in the traceback"
# ///

class Suspend:
    def __await__(self):
        yield "suspended"


class Custom(Exception):
    pass


async def cleanup():
    await Suspend()


async def in_handler():
    try:
        await Suspend()
    except Custom:
        await cleanup()


async def handles():
    try:
        raise KeyError
    except KeyError:
        await in_handler()


def lines(error):
    traceback = error.__traceback__
    while traceback is not None:
        yield traceback.tb_frame.f_code.co_name
        traceback = traceback.tb_next


error = Custom()
coroutine = handles()
coroutine.send(None)
coroutine.throw(error)
try:
    coroutine.throw(error)
except Custom as caught:
    print(*lines(caught))
