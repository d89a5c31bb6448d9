# /// script
# requires-python = ">=3.9"
# [tool.test525]
# clauses = ["stmt.async-with.lookup-order", "stmt.async-with.lookup-on-type"]
# about = "both methods are looked up before __aenter__ is called, __aenter__ first"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Manager:
    @property
    def __aenter__(self):
        print("look up __aenter__")
        return self.enter

    @property
    def __aexit__(self):
        print("look up __aexit__")
        return self.exit

    async def enter(self):
        print("enter")

    async def exit(self, *exc_info):
        print("exit")


async def main():
    async with Manager():
        print("block")


run(main())
