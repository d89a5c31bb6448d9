# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.anext.returns-awaitable"]
# about = "__anext__ may return any awaitable, not only a coroutine"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Ready:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        if self.value == 2:
            raise StopAsyncIteration
        return self.value
        yield


class Numbers:
    current = -1

    def __aiter__(self):
        return self

    def __anext__(self):
        self.current += 1
        return Ready(self.current)


async def main():
    async for number in Numbers():
        print(number)


run(main())
