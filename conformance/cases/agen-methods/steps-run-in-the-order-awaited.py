# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.methods-return-awaitables", "expr.agen.asend.resumes"]
# about = "awaitables take effect in the order in which they are awaited, not in which they were made"
# ///
async def echo():
    received = "started"
    while True:
        received = yield received


async def main():
    g = echo()
    first = g.asend("made first")
    second = g.asend("made second")
    print(await g.asend(None))
    print(await second)
    print(await first)
    await g.aclose()


try:
    main().send(None)
except StopIteration:
    pass
