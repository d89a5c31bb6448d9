# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.awaitable.await-method"]
# about = "an object is awaitable if its type implements __await__, which is called once per await"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Awaitable:
    def __await__(self):
        print("__await__")
        return iter(["first", "second"])


class Inherits(Awaitable):
    pass


async def main():
    awaitable = Inherits()
    print("result", await awaitable)
    print("result", await awaitable)


run(main())
