# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.awaitable.await-method", "expr.await.non-awaitable-typeerror"]
# about = "__await__ is looked up on the type, so one stored on the instance does not count"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Plain:
    pass


class Awaitable:
    def __await__(self):
        return iter(())


async def main():
    plain = Plain()
    plain.__await__ = lambda: iter(())
    try:
        await plain
    except TypeError as error:
        print(type(error).__name__)

    awaitable = Awaitable()
    awaitable.__await__ = None
    print(await awaitable)


run(main())
