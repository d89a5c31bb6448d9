# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.aclose.then-stopasync"]
# about = "a step that was made before aclose() and is awaited after it raises StopAsyncIteration too"
# ///
async def agen():
    yield 1
    print("never printed")
    yield 2


async def main():
    g = agen()
    await g.__anext__()
    step = g.__anext__()
    await g.aclose()
    try:
        await step
    except StopAsyncIteration as e:
        print(type(e).__name__, e.args)


try:
    main().send(None)
except StopIteration:
    pass
