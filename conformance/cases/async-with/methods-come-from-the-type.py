# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-with.lookup-on-type"]
# about = "__aenter__ and __aexit__ of the instance are ignored, those of its type are used"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Manager:
    async def __aenter__(self):
        return "from the type"

    async def __aexit__(self, *exc_info):
        print("exit of the type")


async def unused(*args):
    print("from the instance")


async def main():
    manager = Manager()
    manager.__aenter__ = unused
    manager.__aexit__ = unused
    async with manager as value:
        print(value)


run(main())
