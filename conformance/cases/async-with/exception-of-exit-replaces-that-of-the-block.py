# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-with.exit-args", "stmt.async-with.desugar"]
# about = "an exception raised by __aexit__ replaces that of the block, which becomes its context"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Manager:
    async def __aenter__(self):
        pass

    async def __aexit__(self, *exc_info):
        raise KeyError("exit")


async def main():
    try:
        async with Manager():
            raise ValueError("block")
    except KeyError as error:
        print("context:", type(error.__context__).__name__, error.__context__)
        print("cause:", error.__cause__)


run(main())
