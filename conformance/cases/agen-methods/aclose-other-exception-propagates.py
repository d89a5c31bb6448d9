# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.aclose.other-exception-propagates", "expr.agen.aclose.already-finished-noop"]
# about = "an exception raised by the cleanup reaches the awaiter of aclose(), and the generator is finished"
# ///
async def agen():
    try:
        yield 1
    finally:
        raise ValueError("in the cleanup")


async def main():
    g = agen()
    await g.__anext__()
    try:
        await g.aclose()
    except ValueError as e:
        print(type(e).__name__, e)
        print("context:", type(e.__context__).__name__)
    print(await g.aclose())


try:
    main().send(None)
except StopIteration:
    pass
