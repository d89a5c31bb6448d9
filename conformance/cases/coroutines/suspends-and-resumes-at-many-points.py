# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-def.suspend-many-points"]
# about = "a coroutine can be suspended and resumed at many points and keeps its local state between them"
# ///

class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


async def worker():
    total = 0
    for step in range(3):
        print("working on", step)
        total += await Suspend(step)
    try:
        await Suspend("in try")
    finally:
        await Suspend("in finally")
    return total


coroutine = worker()
sent = None
while True:
    try:
        print("suspended at", coroutine.send(sent))
        sent = 10
    except StopIteration as stop:
        print("returned", stop.value)
        break
