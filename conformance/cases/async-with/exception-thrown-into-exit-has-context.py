# /// script
# requires-python = ">=3.9"
# [tool.test525]
# clauses = ["stmt.async-with.exit-exc-context"]
# about = "an exception thrown into the suspended __aexit__ gets the block's exception as context"
# ///

class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


class Manager:
    async def __aenter__(self):
        pass

    async def __aexit__(self, *exc_info):
        await Suspend("exit")


async def main():
    async with Manager():
        raise ValueError("block")


coroutine = main()
print(coroutine.send(None))
try:
    coroutine.throw(KeyError("thrown"))
except KeyError as error:
    print("context:", type(error.__context__).__name__)
