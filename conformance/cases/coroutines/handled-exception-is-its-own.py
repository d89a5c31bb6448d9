# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["stmt.async-def.suspend-many-points"]
# about = "an exception that the driver handles during one step is not seen by the coroutine in a later one"
# ///

import sys


class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


async def worker():
    try:
        raise KeyError("own")
    except KeyError:
        await Suspend("handling")
        print("handled:", sys.exc_info()[1])
    print("handled:", sys.exc_info()[1])


coroutine = worker()
try:
    raise ValueError("of the driver")
except ValueError:
    print(coroutine.send(None))
try:
    coroutine.send(None)
except StopIteration:
    print("finished")
