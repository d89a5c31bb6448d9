# /// script
# requires-python = ">=3.9,!=3.12.0"
# [tool.test525]
# clauses = ["data.coroutine.close"]
# about = "a coroutine that was closed has no frame and counts as closed"
# ///
import inspect


class Suspend:
    def __await__(self):
        yield "suspended"


async def coroutine():
    await Suspend()


c = coroutine()
c.send(None)
c.close()
print(c.cr_frame is None, inspect.getcoroutinestate(c))
