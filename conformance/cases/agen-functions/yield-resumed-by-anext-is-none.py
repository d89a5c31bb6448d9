# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.resume-anext-none"]
# about = "a yield resumed through __anext__ (or async for) evaluates to None"
# ///
async def agen():
    print("yield gave", (yield 1))
    print("yield gave", (yield 2))
    print("yield gave", (yield 3))


async def main():
    g = agen()
    await g.__anext__()
    await g.__anext__()
    async for value in g:
        print("loop got", value)


try:
    main().send(None)
except StopIteration:
    pass
