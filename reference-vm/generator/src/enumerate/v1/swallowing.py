async def swallowing():
    try:
        print("awaited", repr(await Suspend("inside")))
        yield 1
    except GeneratorExit:
        print("swallowed")


def make():
    return swallowing()
