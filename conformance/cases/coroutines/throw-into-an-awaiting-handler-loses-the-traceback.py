# /// script
# requires-python = ">=3.9,<3.12"
# [tool.test525]
# clauses = ["data.coroutine.throw"]
# features = ["tracebacks"]
# level = "cpython"
# about = "the traceback of an exception thrown through what a handler awaits has lost the frames since it was thrown"
# ///

class Suspend:
    def __await__(self):
        yield "suspended"


class Custom(Exception):
    pass


async def inner():
    await Suspend()


async def in_handler():
    try:
        raise KeyError
    except KeyError:
        await inner()


def names(error):
    traceback = error.__traceback__
    while traceback is not None:
        yield traceback.tb_frame.f_code.co_name
        traceback = traceback.tb_next


coroutine = in_handler()
coroutine.send(None)
try:
    coroutine.throw(Custom())
except Custom as error:
    print(*names(error))
