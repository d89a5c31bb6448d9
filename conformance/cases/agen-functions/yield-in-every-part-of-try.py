# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.yield-anywhere-in-try"]
# about = "yield may stand in the try, except, else and finally parts"
# ///
async def agen(fail):
    try:
        yield "try"
        if fail:
            raise ValueError
    except ValueError:
        yield "except"
    else:
        yield "else"
    finally:
        yield "finally"


async def main():
    for fail in (False, True):
        print([value async for value in agen(fail)])


try:
    main().send(None)
except StopIteration:
    pass
