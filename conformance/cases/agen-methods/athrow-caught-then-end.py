# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.athrow.exit-stopasync"]
# about = "if the generator catches the exception and ends, athrow() raises StopAsyncIteration"
# ///
async def agen():
    try:
        yield 1
    except ValueError:
        print("caught")


async def main():
    g = agen()
    await g.__anext__()
    try:
        await g.athrow(ValueError())
    except StopAsyncIteration as e:
        print(type(e).__name__, e.args)


try:
    main().send(None)
except StopIteration:
    pass
