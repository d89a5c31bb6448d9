async def replacing():
    try:
        yield 1
        await Suspend("inside")
        yield 2
    except BaseException as error:
        raise KeyError("another") from error


def make():
    return replacing()
