# /// script
# requires-python = ">=3.10"
# [tool.test525]
# level = "cpython"
# clauses = ["data.awaitable.await-method"]
# about = "each use of anext(it, default) calls __await__ of what it wraps once more, so what yields there never ends"
# ///

import types


@types.coroutine
def pause():
    yield "pause"


class Step:
    def __await__(self):
        print("__await__")
        yield "pause"
        return "item"


class ByObject:
    def __anext__(self):
        return Step()


class ByCoroutine:
    async def __anext__(self):
        await pause()
        return "item"


def drive(awaitable):
    for use in range(3):
        try:
            print(awaitable.__next__())
        except StopIteration as stop:
            print("gives", stop.value)
            return


drive(anext(ByObject(), "default"))
drive(anext(ByCoroutine(), "default"))
half_run = ByCoroutine().__anext__()
half_run.send(None)


class HalfRun:
    def __anext__(self):
        return half_run


drive(anext(HalfRun(), "default"))
