# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["contextlib.aclosing.awaits-aclose", "contextlib.aclosing.returns-thing"]
# about = "aclosing() takes any object with aclose() and gives back that very object"
# ///
from contextlib import aclosing


class Connection:
    async def aclose(self):
        print("aclose awaited")


async def main():
    connection = Connection()
    async with aclosing(connection) as thing:
        print(thing is connection)
    print("after the block")


try:
    main().send(None)
except StopIteration:
    print("done")
