# /// script
# requires-python = ">=3.12"
# [tool.test525]
# clauses = ["pep525.stop-exceptions-wrapped", "expr.agen.athrow.new-generator"]
# level = "cpython"
# about = "StopIteration thrown into a new generator is not wrapped, so that awaiting athrow() gives its value"
# ///
async def agen():
    yield 1


async def main():
    print(await agen().athrow(StopIteration(5)))
    try:
        await agen().athrow(StopAsyncIteration("thrown in"))
    except StopAsyncIteration as e:
        print(type(e).__name__, e.args)


try:
    main().send(None)
except StopIteration:
    pass
