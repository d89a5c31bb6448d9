# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-with.exit-none-args"]
# about = "when the block ends normally or by return, break or continue, __aexit__ gets None three times"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Manager:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        pass

    async def __aexit__(self, exc_type, exc, traceback):
        print(self.name, exc_type, exc, traceback)


async def returning():
    async with Manager("return"):
        return "returned"


async def main():
    async with Manager("end of block"):
        pass
    for name in ("continue", "break"):
        async with Manager(name):
            if name == "break":
                break
            continue
    print(await returning())


run(main())
