# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-with.exit-falsy-reraises"]
# about = "if the awaited result of __aexit__ is false, the very exception of the block goes on"
# ///

def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Manager:
    def __init__(self, result):
        self.result = result

    async def __aenter__(self):
        pass

    async def __aexit__(self, *exc_info):
        return self.result


async def main():
    for result in (False, None, 0, ""):
        original = ValueError("block")
        try:
            async with Manager(result):
                raise original
        except ValueError as error:
            print(repr(result), error is original, error.__context__)


run(main())
