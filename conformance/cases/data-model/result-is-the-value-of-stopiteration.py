# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.awaitable.await-method", "expr.await.suspends-on-awaitable"]
# about = "await evaluates to the value of the StopIteration that ends the iterator"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Iterator:
    def __init__(self, stop):
        self.stop = stop

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        raise self.stop


async def main():
    print(await Iterator(StopIteration()))
    print(await Iterator(StopIteration("value")))
    print(await Iterator(StopIteration("first", "second")))


run(main())
