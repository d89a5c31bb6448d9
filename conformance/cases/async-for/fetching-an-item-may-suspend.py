# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-for.may-suspend"]
# about = "the coroutine is suspended while __anext__ waits, once or more per item"
# ///

class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Slow:
    count = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.count += 1
        for part in range(self.count):
            await Suspend((self.count, part))
        if self.count == 3:
            raise StopAsyncIteration
        return self.count


async def main():
    async for item in Slow():
        print("item", item)
    print("done")


run(main())
