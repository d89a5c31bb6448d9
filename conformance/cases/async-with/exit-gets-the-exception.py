# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-with.exit-args"]
# about = "__aexit__ gets type, value and traceback of the block's exception, which is the one being handled"
# ///

import sys


def run(coroutine):
    while True:
        try:
            print("suspended:", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Manager:
    async def __aenter__(self):
        pass

    async def __aexit__(self, exc_type, exc, traceback):
        print(exc_type is ValueError, exc is original, traceback is not None)
        print("handled:", sys.exc_info()[1] is original)
        return True


original = ValueError("block")


async def main():
    async with Manager():
        raise original
    print("handled:", sys.exc_info()[1])


run(main())
