# /// script
# requires-python = ">=3.14"
# [tool.test525]
# clauses = ["stmt.async-with.missing-method-error"]
# about = "since 3.14 the TypeError names the method that is missing, and suggests a plain with for a synchronous manager"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Neither:
    pass


class OnlyEnter:
    async def __aenter__(self):
        print("enter")


class OnlyExit:
    async def __aexit__(self, *exc_info):
        print("exit")


class Synchronous:
    def __enter__(self):
        print("enter")

    def __exit__(self, *exc_info):
        print("exit")


async def main():
    for manager in (Neither(), OnlyEnter(), OnlyExit(), Synchronous()):
        try:
            async with manager:
                print("block")
        except TypeError as error:
            print(f"{type(error).__name__}  # {error}")


run(main())
