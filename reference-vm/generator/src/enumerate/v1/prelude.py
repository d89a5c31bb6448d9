import gc
import sys


class Suspend:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


async def wait(awaitable):
    return await awaitable


def finish(coroutine):
    for _ in range(9):
        print("suspended", repr(coroutine.send(None)))
    return "goes on"


KEPT = []
