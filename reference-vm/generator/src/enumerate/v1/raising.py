async def raising():
    try:
        yield 1
    except ValueError:
        raise StopAsyncIteration("own")
    await Suspend("inside")
    raise StopIteration("own")


def make():
    return raising()
