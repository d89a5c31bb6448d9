# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.await.asyncgen-object-not-awaitable", "inspect.isawaitable"]
# about = "the asynchronous generator object itself cannot be awaited"
# ///
import inspect


async def agen():
    yield 1


async def main():
    g = agen()
    print(inspect.isawaitable(g))
    try:
        await g
    except TypeError as e:
        print(type(e).__name__)


try:
    main().send(None)
except StopIteration:
    pass
