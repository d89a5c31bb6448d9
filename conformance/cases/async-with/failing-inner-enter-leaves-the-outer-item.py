# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-with.multiple-nest", "stmt.async-with.enter-failure-no-exit"]
# about = "when entering the inner item fails, the outer one is left with that exception and the inner one is not"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Manager:
    def __init__(self, name, error=None):
        self.name = name
        self.error = error

    async def __aenter__(self):
        if self.error:
            raise self.error

    async def __aexit__(self, exc_type, exc, traceback):
        print("exit", self.name, exc)
        return True


async def main():
    async with Manager("outer"), Manager("inner", ValueError("enter")):
        print("block")
    print("after")


run(main())
