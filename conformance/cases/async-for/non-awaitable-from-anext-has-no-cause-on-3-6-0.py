# /// script
# requires-python = ">=3.6,<3.6.1"
# [tool.test525]
# clauses = ["stmt.async-for.bad-anext-typeerror"]
# level = "cpython"
# about = "in 3.6.0 the TypeError about a bad result of __anext__ had no cause"
# ///
def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


class Bad:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 1


async def main():
    try:
        async for _ in Bad():
            pass
    except TypeError as error:
        print(type(error.__cause__).__name__)


run(main())
