# /// script
# requires-python = ">=3.9,!=3.12.0"
# [tool.test525]
# clauses = ["data.coroutine.close"]
# about = "a coroutine that was closed has no frame and counts as closed"
# ///
import inspect


async def coroutine(argument):
    pass


c = coroutine("argument")
c.close()
print(c.cr_frame is None, inspect.getcoroutinestate(c))
