# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.aclose.already-finished-noop", "expr.agen.aclose.graceful-exit-ok"]
# about = "of two aclose() awaitables made beforehand the first closes and the second does nothing"
# ///
async def agen():
    try:
        yield 1
    finally:
        print("cleanup")


async def main():
    g = agen()
    await g.__anext__()
    first = g.aclose()
    second = g.aclose()
    print("second:", await second)
    print("first:", await first)


try:
    main().send(None)
except StopIteration:
    pass
