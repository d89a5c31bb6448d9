async def inner():
    try:
        yield 1
        await Suspend("inner")
        yield 2
    finally:
        print("inner ends")


async def nesting():
    async for value in inner():
        print("item", value)
        yield value
    print("exhausted")


def make():
    return nesting()
