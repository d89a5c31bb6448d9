# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-with.multiple-nest", "stmt.async-with.exit-truthy-suppresses"]
# about = "an exception that the inner item suppresses does not reach the outer one"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Manager:
    def __init__(self, name, result):
        self.name = name
        self.result = result

    async def __aenter__(self):
        pass

    async def __aexit__(self, exc_type, exc, traceback):
        print("exit", self.name, exc)
        return self.result


async def main():
    async with Manager("outer", False), Manager("inner", True):
        raise ValueError("block")
    async with Manager("outer", True), Manager("inner", False):
        raise ValueError("block")


run(main())
