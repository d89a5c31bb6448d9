async def recursive(depth):
    try:
        if depth:
            async for value in recursive(depth - 1):
                yield value
        print("received", repr((yield depth)))
    finally:
        print("leaving", depth)


def make():
    return recursive(2)
