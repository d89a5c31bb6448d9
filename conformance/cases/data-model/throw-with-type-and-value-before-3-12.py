# /// script
# requires-python = ">=3.6,<3.12"
# [tool.test525]
# clauses = ["data.coroutine.throw"]
# about = "up to 3.11 throw takes type and value without a warning"
# ///

class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


async def worker():
    try:
        await Suspend("suspended")
    except ValueError as error:
        print("caught", error)


coroutine = worker()
coroutine.send(None)
try:
    coroutine.throw(ValueError, "thrown")
except StopIteration:
    print("finished")
