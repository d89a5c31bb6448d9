# /// script
# requires-python = ">=3.11"
# [tool.test525]
# clauses = ["stmt.async-with.missing-method-error"]
# about = "a manager whose type lacks __aenter__ or __aexit__ is a TypeError"
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


async def main():
    for manager in (Neither(), OnlyEnter(), OnlyExit()):
        try:
            async with manager:
                print("block")
        except TypeError as error:
            print(type(manager).__name__, "->", type(error).__name__)


run(main())
