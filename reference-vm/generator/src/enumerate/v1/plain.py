async def plain():
    received = yield 1
    print("received", repr(received))
    received = yield 2
    print("received", repr(received))


def make():
    return plain()
