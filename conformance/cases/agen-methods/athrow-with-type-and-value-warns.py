# /// script
# requires-python = ">=3.12"
# [tool.test525]
# clauses = ["expr.agen.athrow.signature-single"]
# features = ["warnings"]
# about = "calling athrow() with more than one argument gives a DeprecationWarning"
# ///
async def agen():
    try:
        yield 1
    except ValueError as e:
        print("caught", e.args)
        yield 2


async def main():
    g = agen()
    await g.__anext__()
    step = g.athrow(ValueError, "text")
    print("created")
    print(await step)
    await g.aclose()


try:
    main().send(None)
except StopIteration:
    pass
