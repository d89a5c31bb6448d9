# /// script
# requires-python = ">=3.9"
# [tool.test525]
# clauses = ["exc.athrow-chains-context", "expr.agen.athrow.raises-at-pause"]
# about = "an exception thrown into a generator that is handling another gets that one as __context__"
# ///
async def agen():
    try:
        raise KeyError("handled")
    except KeyError:
        try:
            yield 1
        except ValueError as e:
            print(type(e.__context__).__name__, e.__context__.args)
            yield 2


async def main():
    g = agen()
    await g.__anext__()
    print(await g.athrow(ValueError("thrown in")))
    await g.aclose()


try:
    main().send(None)
except StopIteration:
    pass
