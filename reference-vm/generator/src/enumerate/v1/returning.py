async def returning():
    await Suspend("first")
    received = yield 1
    if received is not None:
        print("returning early")
        return
    yield 2


def make():
    return returning()
