# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-for.iterates-aiter"]
# about = "the loop runs on what __aiter__ returns, and each loop gets its own"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Iterator:
    def __init__(self, items):
        self.items = items

    async def __anext__(self):
        if not self.items:
            raise StopAsyncIteration
        return self.items.pop(0)


class Iterable:
    def __aiter__(self):
        return Iterator(["a", "b"])


async def main():
    iterable = Iterable()
    async for outer in iterable:
        async for inner in iterable:
            print(outer, inner)


run(main())
