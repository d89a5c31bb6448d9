# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.suspend-retains-exc-state"]
# about = "an exception that is passing through a finally clause continues after a yield in that clause"
# ///
async def agen():
    try:
        raise ValueError("pending")
    finally:
        yield "in finally"
        print("finally ends")


async def main():
    g = agen()
    print(await g.__anext__())
    try:
        await g.__anext__()
    except ValueError as e:
        print("raised:", e)


try:
    main().send(None)
except StopIteration:
    pass
