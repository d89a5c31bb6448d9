# /// script
# requires-python = ">=3.12"
# [tool.test525]
# clauses = ["expr.comp.async-for-in-async-def"]
# level = "cpython"
# about = "sum() of floats keeps what rounding loses"
# ///
async def readings():
    for _ in range(10):
        yield 0.1


async def main():
    print(sum([reading async for reading in readings()]))
    print(sum([reading async for reading in readings()], 1))
    print(sum([item async for item in readings() if item > 1]))


try:
    main().send(None)
except StopIteration:
    pass
