class Manager:
    async def __aenter__(self):
        print("enter")
        await Suspend("enter")
        return self

    async def __aexit__(self, kind, value, traceback):
        print("exit", type(value).__name__)
        await Suspend("exit")
        return kind is ValueError


async def managing():
    async with Manager():
        yield 1
    print("outside")
    yield 2


def make():
    return managing()
