# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.aclose.already-finished-noop"]
# about = "aclose() does nothing on a generator that ended normally, by an exception, or by aclose()"
# ///
async def ends():
    yield 1


async def fails():
    yield 1
    raise ValueError


async def main(g, by_aclose):
    try:
        await g.__anext__()
        if by_aclose:
            await g.aclose()
        else:
            await g.__anext__()
    except (StopAsyncIteration, ValueError) as e:
        print(type(e).__name__)
    print(await g.aclose(), await g.aclose())


for g, by_aclose in ((ends(), False), (fails(), False), (ends(), True)):
    try:
        main(g, by_aclose).send(None)
    except StopIteration:
        pass
