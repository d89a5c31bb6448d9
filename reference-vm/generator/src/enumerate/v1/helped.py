async def helper():
    try:
        return await Suspend("helper")
    except ValueError:
        print("helper caught")
        return await Suspend("handler")
    finally:
        print("helper ends")


async def helped():
    print("helped", repr(await helper()))
    yield await helper()


def make():
    return helped()
