# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.asend.resumes", "expr.agen.asend.next-value-or-stop"]
# about = "asend(v) resumes the generator and gives the next yielded value"
# ///
async def doubler():
    received = yield "ready"
    while True:
        received = yield 2 * received


async def main():
    g = doubler()
    print(await g.__anext__())
    print(await g.asend(4))
    print(await g.asend("ab"))
    await g.aclose()


try:
    main().send(None)
except StopIteration:
    pass
