# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.suspend-retains-locals"]
# about = "variables shared with a closure stay shared over a suspension"
# ///
async def agen():
    count = 0

    def add(n):
        nonlocal count
        count += n

    yield add
    yield count
    count = 100
    add(1)
    yield count


async def main():
    g = agen()
    add = await g.__anext__()
    add(5)
    print(await g.__anext__())
    print(await g.__anext__())
    await g.aclose()


try:
    main().send(None)
except StopIteration:
    pass
