# /// script
# requires-python = ">=3.6,<3.9"
# [tool.test525]
# clauses = ["data.coroutine.throw"]
# about = "up to 3.8 an exception thrown into a coroutine that handles another one gets no context"
# ///

class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


async def worker():
    try:
        raise ValueError("handled")
    except ValueError:
        await Suspend("handling")


coroutine = worker()
print(coroutine.send(None))
try:
    coroutine.throw(KeyError("thrown"))
except KeyError as error:
    print("context:", type(error.__context__).__name__)
