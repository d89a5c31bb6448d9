# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.athrow.new-generator", "expr.agen.anext.after-end-keeps-raising"]
# about = "on a new generator the exception is raised before any body code and finishes the generator"
# ///
async def agen():
    print("never printed")
    try:
        yield 1
    except ValueError:
        yield 2


async def main():
    g = agen()
    try:
        await g.athrow(ValueError("at the start"))
    except ValueError as e:
        print("propagated:", e)
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("finished")


try:
    main().send(None)
except StopIteration:
    pass
