# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-with.nonawaitable-enter-exit", "data.acm.aexit-awaitable"]
# about = "an __aexit__ that returns a non-awaitable is a TypeError, with the block's exception as context"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Manager:
    async def __aenter__(self):
        print("enter")

    def __aexit__(self, *exc_info):
        return True


async def main(error):
    try:
        async with Manager():
            if error:
                raise error
    except TypeError as error:
        print(f"{type(error).__name__}  # {error}")
        print("context:", type(error.__context__).__name__)


run(main(None))
run(main(ValueError(1)))
