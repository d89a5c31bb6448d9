# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.methods-return-awaitables", "expr.asyncgen.resume-asend-value"]
# about = "it is awaiting that counts: asend(v) made before the start is good if the generator has started by then"
# ///
async def agen():
    print("got", (yield 1))
    yield 2


async def main():
    g = agen()
    early = g.asend("made early")
    print(await g.__anext__())
    print(await early)
    await g.aclose()


try:
    main().send(None)
except StopIteration:
    pass
