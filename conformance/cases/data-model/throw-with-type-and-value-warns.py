# /// script
# requires-python = ">=3.12"
# [tool.test525]
# clauses = ["data.coroutine.throw"]
# features = ["warnings"]
# about = "since 3.12 throw with more than one argument warns that this form is deprecated"
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
