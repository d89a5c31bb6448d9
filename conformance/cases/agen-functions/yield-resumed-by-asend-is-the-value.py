# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.resume-asend-value"]
# about = "a yield resumed through asend(v) evaluates to v, whatever v is"
# ///
async def echo():
    received = None
    while True:
        received = yield received


async def main():
    g = echo()
    await g.__anext__()
    for value in (0, "text", None, [], ValueError("as a value"), g):
        print((await g.asend(value)) is value)
    await g.aclose()


try:
    main().send(None)
except StopIteration:
    pass
