async def inner():
    try:
        yield 1
        await Suspend("inner")
        yield 2
    finally:
        print("inner ends")


async def comprehending():
    yield [value async for value in inner()]
    async for value in (value + 10 async for value in inner()):
        yield value


def make():
    return comprehending()
