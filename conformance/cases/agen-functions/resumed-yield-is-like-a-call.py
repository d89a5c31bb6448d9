# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.resume-like-external-call"]
# about = "to the body a resumed yield is like a call: it returns a value or raises an exception"
# ///
async def agen():
    while True:
        try:
            print("returned", (yield))
        except ValueError as e:
            print("raised", e)
        else:
            print("else")


async def main():
    g = agen()
    await g.__anext__()
    await g.asend("value")
    await g.athrow(ValueError("error"))
    await g.__anext__()
    await g.aclose()


try:
    main().send(None)
except StopIteration:
    pass
