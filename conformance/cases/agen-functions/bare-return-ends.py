# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.bare-return-ends", "data.asyncgen.anext-until-yield"]
# about = "a bare return and falling off the end both make the pending awaitable raise StopAsyncIteration"
# ///
async def returns():
    yield 1
    return
    yield 2


async def falls_off():
    yield 1


async def main(agen):
    print(await agen.__anext__())
    try:
        await agen.__anext__()
    except StopAsyncIteration as e:
        print(type(e).__name__, e.args)


for g in (returns(), falls_off()):
    try:
        main(g).send(None)
    except StopIteration:
        pass
