# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.athrow.uncaught-propagates", "expr.agen.anext.after-end-keeps-raising"]
# about = "an exception that the body does not catch reaches whoever awaits athrow(), and ends the generator"
# ///
async def agen():
    try:
        yield 1
    except KeyError:
        print("never printed")
    finally:
        print("finally")


thrown = ValueError("thrown in")


async def main():
    g = agen()
    await g.__anext__()
    try:
        await g.athrow(thrown)
    except ValueError as e:
        print("propagated:", e, e is thrown)
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("finished")


try:
    main().send(None)
except StopIteration:
    pass
