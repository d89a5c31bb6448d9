# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["stmt.async-def.suspend-many-points"]
# about = "suspended coroutines of one function have separate states and may be resumed in turn"
# ///

class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


async def worker(name):
    for step in range(2):
        await Suspend(f"{name}{step}")
    return name


workers = [worker("a"), worker("b")]
while workers:
    coroutine = workers.pop(0)
    try:
        print(coroutine.send(None))
        workers.append(coroutine)
    except StopIteration as stop:
        print("done:", stop.value)
