# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.object-controls-execution", "expr.asyncgen.runs-to-first-yield"]
# about = "each awaited step runs the body up to the next yield and no further"
# ///
async def agen():
    print("to the first yield")
    yield 1
    print("to the second yield")
    yield 2
    print("to the end")


async def main():
    g = agen()
    print("created")
    print(await g.__anext__())
    print("between")
    print(await g.__anext__())
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("ended")


try:
    main().send(None)
except StopIteration:
    pass
