# /// script
# requires-python = ">=3.6.6,!=3.7.0,!=3.7.1,!=3.7.2,!=3.7.3,!=3.7.4,!=3.7.5,!=3.7.6,!=3.7.7,!=3.7.8"
# [tool.test525]
# clauses = ["expr.agen.athrow.uncaught-propagates", "expr.agen.aclose.graceful-exit-ok"]
# about = "athrow(GeneratorExit) is not aclose(): an uncaught GeneratorExit reaches the awaiter"
# ///
async def agen():
    yield 1


async def main():
    g = agen()
    await g.__anext__()
    try:
        await g.athrow(GeneratorExit())
    except GeneratorExit:
        print("GeneratorExit propagated")
    g = agen()
    await g.__anext__()
    print("aclose gave", await g.aclose())


try:
    main().send(None)
except StopIteration:
    pass
