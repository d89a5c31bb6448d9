# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.no-return-value"]
# about = "a nested function may return a value inside an asynchronous generator"
# ///
async def agen():
    def double(n):
        return 2 * n

    async def later(n):
        return n + 1

    yield double(2)
    yield await later(10)


async def main():
    print([value async for value in agen()])


try:
    main().send(None)
except StopIteration:
    pass
