# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.asend.next-value-or-stop", "expr.agen.anext.after-end-keeps-raising"]
# about = "asend() raises StopAsyncIteration when the body ends, and on a finished generator whatever is sent"
# ///
async def agen():
    print("got", (yield 1))


async def main():
    g = agen()
    await g.__anext__()
    for value in ("last", None, "more"):
        try:
            await g.asend(value)
        except StopAsyncIteration as e:
            print(type(e).__name__, e.args)


try:
    main().send(None)
except StopIteration:
    pass
