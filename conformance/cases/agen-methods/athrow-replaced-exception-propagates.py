# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.athrow.uncaught-propagates"]
# about = "if the body raises another exception in response, that one reaches the awaiter"
# ///
async def agen():
    try:
        yield 1
    except ValueError as e:
        raise KeyError("replacement") from e


async def main():
    g = agen()
    await g.__anext__()
    try:
        await g.athrow(ValueError("thrown in"))
    except KeyError as e:
        print(type(e).__name__, e.args)
        print("cause:", type(e.__cause__).__name__, e.__cause__.args)


try:
    main().send(None)
except StopIteration:
    pass
