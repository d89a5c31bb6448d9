# /// script
# requires-python = ">=3.14"
# [tool.test525]
# clauses = ["stmt.async-with.lookup-order", "stmt.async-with.lookup-on-type"]
# level = "cpython"
# about = "since 3.14 CPython looks __aexit__ up first again, although the documentation names __aenter__ first"
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
