# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.athrow.raises-at-pause", "expr.agen.athrow.next-value"]
# about = "athrow() raises the exception at the yield where the generator is paused; the next yield is the result"
# ///
async def agen():
    yield "before"
    try:
        print("never printed", (yield "inside"))
    except ValueError as e:
        print("caught:", e)
        yield "handler"
    yield "after"


async def main():
    g = agen()
    await g.__anext__()
    print(await g.__anext__())
    print(await g.athrow(ValueError("thrown in")))
    print(await g.__anext__())
    await g.aclose()


try:
    main().send(None)
except StopIteration:
    pass
