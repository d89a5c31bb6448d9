async def holding():
    held = None
    try:
        yield 1
        await Suspend("inside")
    except BaseException as error:
        # The exception holds its traceback, this the frame, and the frame the exception.
        held = error
        print("held", type(held).__name__)
    yield 2
    print("still held", type(held).__name__)


def make():
    return holding()
