async def empty():
    return
    yield


def make():
    return empty()
