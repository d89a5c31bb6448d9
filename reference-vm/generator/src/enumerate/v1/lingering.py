async def lingering():
    try:
        yield 1
    finally:
        print("finally")
        received = yield 2
        print("received", repr(received))


def make():
    return lingering()
