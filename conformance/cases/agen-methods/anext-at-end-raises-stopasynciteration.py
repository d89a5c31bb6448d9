# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.anext.end-raises-stopasynciteration", "expr.agen.anext.after-end-keeps-raising"]
# about = "__anext__() raises StopAsyncIteration without arguments when the body ends, and on every later step"
# ///
async def agen():
    yield 1
    print("body ends")


async def main():
    g = agen()
    print(await g.__anext__())
    for _ in range(3):
        try:
            await g.__anext__()
        except StopAsyncIteration as e:
            print(type(e).__name__, e.args)


try:
    main().send(None)
except StopIteration:
    pass
