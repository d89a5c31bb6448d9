# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["func.aiter.equals-dunder"]
# about = "aiter() calls the method of the type once and gives its result; one on the instance is not seen"
# ///
class Countdown:
    def __init__(self):
        self.__aiter__ = None

    def __aiter__(self):
        print("__aiter__")
        return iterator

    async def __anext__(self):
        raise StopAsyncIteration


iterator = Countdown()
print(aiter(Countdown()) is iterator)


async def agen():
    yield


g = agen()
print(aiter(g) is g)
