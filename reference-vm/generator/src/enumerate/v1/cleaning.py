async def cleaning():
    try:
        yield 1
        yield 2
    finally:
        print("cleaning")
        print("awaited", repr(await Suspend("cleanup")))
        print("clean")


def make():
    return cleaning()
