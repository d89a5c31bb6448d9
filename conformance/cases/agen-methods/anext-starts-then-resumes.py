# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.anext.starts-or-resumes"]
# about = "awaiting __anext__() starts the generator, and later resumes it after the last executed yield"
# ///
async def agen():
    print("start")
    yield 1
    print("after the first yield")
    yield 2


async def main():
    g = agen()
    print(await g.__anext__())
    print(await g.__anext__())
    await g.aclose()


try:
    main().send(None)
except StopIteration:
    pass
