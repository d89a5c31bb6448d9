# /// script
# requires-python = ">=3.8"
# [tool.test525]
# features = ["refcounting"]
# about = "an exception thrown through what a handler awaits keeps its traceback, and with it the frames, except in 3.9 to 3.11"
# origin = "test525 fuzz --seed 2 --first 7435 --runs 1"
# why = "the reference VM did not know that these releases lose it"
# level = "cpython"
# ///
class Custom(Exception):
    pass


class Suspend:
    def __await__(self):
        return (yield None)


async def cleanup():
    held = Suspend()
    await held


async def catching():
    try:
        await Suspend()
    except Custom:
        await cleanup()


async def not_catching():
    await cleanup()


async def in_handler(inner):
    try:
        raise KeyError
    except KeyError:
        await inner()


def lines(traceback):
    while traceback is not None:
        yield traceback.tb_lineno
        traceback = traceback.tb_next


for inner in not_catching, catching:
    for error in Custom("once"), Custom:
        coroutine = in_handler(inner)
        coroutine.send(None)
        for attempt in range(2):
            try:
                coroutine.throw(error)
            except Custom as caught:
                print(inner.__name__, *lines(caught.__traceback__), "after", type(caught.__context__).__name__)
                break
