async def awaiting():
    print("awaited", repr(await Suspend("before")))
    received = yield 1
    print("received", repr(received))
    print("awaited", repr(await Suspend("between")))
    yield 2


def make():
    return awaiting()
