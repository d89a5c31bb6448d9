# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.athrow.uncaught-propagates", "expr.agen.aclose.already-finished-noop"]
# about = "after an uncaught athrow() the generator is finished: steps raise StopAsyncIteration, aclose() does nothing"
# ///
async def agen():
    yield 1
    print("never printed")


async def main():
    g = agen()
    await g.__anext__()
    try:
        await g.athrow(ValueError())
    except ValueError:
        print("ValueError")
    for step in (g.__anext__(), g.asend("value")):
        try:
            await step
        except StopAsyncIteration:
            print("StopAsyncIteration")
    print(await g.aclose())


try:
    main().send(None)
except StopIteration:
    pass
