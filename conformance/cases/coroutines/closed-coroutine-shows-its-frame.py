# /// script
# requires-python = "==3.12.0"
# [tool.test525]
# clauses = ["data.coroutine.close"]
# level = "cpython"
# about = "a coroutine that was closed before it began still has a frame and counts as new"
# ///
import inspect


async def coroutine(argument):
    pass


c = coroutine("argument")
c.close()
print(c.cr_frame is None, inspect.getcoroutinestate(c))
