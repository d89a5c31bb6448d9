# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.coroutine.auto-close"]
# features = ["refcounting"]
# about = "a suspended coroutine is closed when it is about to be destroyed"
# ///

import gc


class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


async def worker():
    try:
        await Suspend("suspended")
    except GeneratorExit:
        print("closed")
        raise


coroutine = worker()
print(coroutine.send(None))
del coroutine
gc.collect()
print("collected")
