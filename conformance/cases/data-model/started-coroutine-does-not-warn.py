# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.coroutine.auto-close", "data.coroutine.throw"]
# about = "a coroutine that was started is not reported as never awaited, even if it did not finish"
# ///

import gc


class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


async def worker():
    await Suspend("suspended")


coroutine = worker()
print(coroutine.send(None))
del coroutine
gc.collect()

coroutine = worker()
try:
    coroutine.throw(ValueError)
except ValueError:
    print("thrown")
del coroutine
gc.collect()
print("collected")
