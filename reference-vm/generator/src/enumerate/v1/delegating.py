async def inner():
    for turn in range(3):
        try:
            print("inner received", repr((yield turn)))
        except ValueError:
            print("inner caught")
            await Suspend("inner")


async def delegating():
    agen = inner()
    try:
        value = await agen.__anext__()
        while True:
            try:
                received = yield value
            except ValueError as error:
                value = await agen.athrow(error)
            else:
                value = await agen.asend(received)
    except StopAsyncIteration:
        print("exhausted")
    finally:
        await agen.aclose()


def make():
    return delegating()
