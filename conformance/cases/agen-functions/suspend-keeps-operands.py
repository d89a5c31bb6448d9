# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.suspend-retains-stack"]
# about = "operands that were evaluated before a yield are kept until it is resumed"
# ///
def show(tag, value):
    print("evaluated", tag)
    return value


async def agen():
    yield show("left", 1) + (yield) * show("right", 3)
    yield [show("first", "a"), (yield), show("last", "c")]
    yield {show("key", "k"): (yield), "other": 0}


async def main():
    g = agen()
    for value in (2, "b", "v"):
        await g.__anext__()
        print("resuming")
        print(await g.asend(value))
    await g.aclose()


try:
    main().send(None)
except StopIteration:
    pass
