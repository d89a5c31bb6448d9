# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-with.missing-method-error"]
# about = "a synchronous context manager is not an asynchronous one, and none of its methods is called"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Synchronous:
    def __enter__(self):
        print("enter")

    def __exit__(self, *exc_info):
        print("exit")


async def main():
    try:
        async with Synchronous():
            print("block")
    except (AttributeError, TypeError):
        print("error")


run(main())
