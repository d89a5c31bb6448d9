# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-with.base-exceptions-too", "data.coroutine.close"]
# about = "closing a coroutine suspended in the block gives GeneratorExit to __aexit__"
# ///

class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


class Manager:
    async def __aenter__(self):
        pass

    async def __aexit__(self, exc_type, exc, traceback):
        print("exit", exc_type.__name__)


async def main():
    async with Manager():
        await Suspend("block")
        print("not reached")


coroutine = main()
print(coroutine.send(None))
coroutine.close()
print("closed")
