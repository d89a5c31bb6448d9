# /// script
# requires-python = ">=3.6,<3.13"
# [tool.test525]
# clauses = ["data.coroutine.close"]
# about = "up to 3.12 close returns None whatever the coroutine returns on GeneratorExit"
# ///

class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


async def worker():
    try:
        await Suspend("suspended")
    except GeneratorExit:
        return "value"


coroutine = worker()
coroutine.send(None)
print(coroutine.close())
print(coroutine.close())
