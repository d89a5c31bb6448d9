# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.caller-must-aclose"]
# about = "the consumer that leaves early and awaits aclose() decides when the cleanup runs"
# ///
async def agen():
    try:
        yield 1
        yield 2
    finally:
        print("cleanup")


async def main():
    g = agen()
    try:
        async for value in g:
            print(value)
            break
        print("loop left")
    finally:
        await g.aclose()
    print("after aclose")


try:
    main().send(None)
except StopIteration:
    pass
