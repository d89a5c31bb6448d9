# /// script
# requires-python = ">=3.9"
# [tool.test525]
# about = "None as __aiter__, __anext__ or __await__ is called, and refuses; it does not count as a missing method"
# origin = "programs about misuse of the protocols, written by hand"
# why = "the machine took None for a missing method, whose message is another"
# ///
class NoIterator:
    __aiter__ = None


class NoNext:
    __anext__ = None

    def __aiter__(self):
        return self


class NoAwait:
    __await__ = None


async def loop(iterable):
    async for item in iterable:
        print(item)


async def wait(awaitable):
    await awaitable


for coroutine in (loop(NoIterator()), loop(NoNext()), wait(NoAwait())):
    try:
        coroutine.send(None)
    except TypeError as e:
        print(f"TypeError  # {e}")
