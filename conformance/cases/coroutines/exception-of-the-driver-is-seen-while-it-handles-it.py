# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["stmt.async-def.suspend-many-points"]
# about = "a step taken while the driver handles an exception sees it in the coroutine's plain code, and as context of what it raises"
# ///

import sys


class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


async def worker():
    print("first step:", sys.exc_info()[1])
    await Suspend("suspended")
    print("second step:", sys.exc_info()[1])
    raise KeyError("from the coroutine")


coroutine = worker()
coroutine.send(None)
try:
    raise ValueError("of the driver")
except ValueError:
    try:
        coroutine.send(None)
    except KeyError as error:
        print("context:", type(error.__context__).__name__)
