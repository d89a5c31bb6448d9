# /// script
# requires-python = ">=3.14"
# [tool.test525]
# clauses = ["expr.await.non-awaitable-typeerror"]
# level = "cpython"
# about = "the message about awaiting a wrong object says that it can't be awaited"
# ///

async def coroutine():
    await 1


try:
    coroutine().send(None)
except TypeError as error:
    print(f"{type(error).__name__}  # {error}")
