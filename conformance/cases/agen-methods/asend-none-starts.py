# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.asend.none-starts"]
# about = "asend(None) on a new generator does what __anext__() does"
# ///
async def agen():
    print("started")
    print("got", (yield 1))
    yield 2


async def main():
    g = agen()
    print(await g.asend(None))
    print(await g.asend(None))
    await g.aclose()


try:
    main().send(None)
except StopIteration:
    pass
