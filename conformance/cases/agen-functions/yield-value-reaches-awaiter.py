# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.yield-value-to-awaiter"]
# about = "the operand of yield is the result of the await; a bare yield gives None"
# ///
async def agen():
    yield
    yield 1
    yield 1,
    yield 1, 2
    x = yield "assigned"
    print("sum", 10 + (yield "operand"))


async def main():
    g = agen()
    for _ in range(6):
        print(repr(await g.__anext__()))
    try:
        await g.asend(5)
    except StopAsyncIteration:
        print("ended")


try:
    main().send(None)
except StopIteration:
    pass
