async def catching():
    try:
        await Suspend("inside")
        yield 1
    except ValueError as error:
        print("caught", error)
        await Suspend("handler")
        yield 2
        print("handled", type(sys.exc_info()[1]).__name__)
    yield 3


def make():
    return catching()
