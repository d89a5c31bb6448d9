# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.suspend-retains-stack"]
# about = "a half-evaluated call, chained comparison or f-string is completed after the resumption"
# ///
def call(*arguments, **keywords):
    return arguments, keywords


async def agen():
    yield call(1, (yield), 3, last=(yield))
    yield 1 < (yield) < 10
    yield f"{'left'}-{(yield)}-{'right'}"


async def main():
    g = agen()
    await g.__anext__()
    await g.asend("two")
    print(await g.asend("four"))
    await g.__anext__()
    print(await g.asend(5))
    await g.__anext__()
    print(await g.asend("middle"))
    await g.aclose()


try:
    main().send(None)
except StopIteration:
    pass
