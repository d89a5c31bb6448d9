# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.bare-return-ends"]
# about = "return inside try runs the finally clause, which may await and yield, before the end is reported"
# ///
async def agen():
    try:
        yield 1
        return
    finally:
        yield "from finally"
        print("finally ends")


async def main():
    async for value in agen():
        print(value)
    else:
        print("exhausted")


try:
    main().send(None)
except StopIteration:
    pass
