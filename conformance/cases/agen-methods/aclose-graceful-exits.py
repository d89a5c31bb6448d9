# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.aclose.graceful-exit-ok"]
# about = "aclose() is content if GeneratorExit escapes, if the body swallows it and ends, or if it returns"
# ///
async def escapes():
    yield 1


async def swallows():
    try:
        yield 1
    except GeneratorExit:
        print("swallowed")


async def returns():
    try:
        yield 1
    except GeneratorExit:
        return


async def main(g):
    await g.__anext__()
    print(await g.aclose())


for g in (escapes(), swallows(), returns()):
    try:
        main(g).send(None)
    except StopIteration:
        print("closed")
