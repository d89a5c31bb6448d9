# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-with.nonawaitable-enter-exit", "data.acm.aenter-awaitable"]
# about = "an __aenter__ that returns a non-awaitable is a TypeError, and the block does not run"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Manager:
    def __aenter__(self):
        return 1

    async def __aexit__(self, *exc_info):
        print("exit")


async def main():
    try:
        async with Manager():
            print("block")
    except TypeError as error:
        print(f"{type(error).__name__}  # {error}")


run(main())
