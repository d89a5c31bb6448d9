# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.aclose.then-stopasync"]
# about = "after aclose(), __anext__() and asend() raise StopAsyncIteration and async for runs no iteration"
# ///
async def agen():
    yield 1
    yield 2


async def main():
    g = agen()
    await g.__anext__()
    await g.aclose()
    for step in (g.__anext__(), g.asend(None), g.asend("value")):
        try:
            await step
        except StopAsyncIteration as e:
            print(type(e).__name__, e.args)
    async for _ in g:
        print("never printed")
    print("closed")


try:
    main().send(None)
except StopIteration:
    pass
