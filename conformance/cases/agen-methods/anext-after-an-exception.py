# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.anext.after-end-keeps-raising"]
# about = "an exception that leaves the body finishes the generator; later steps raise StopAsyncIteration"
# ///
async def agen():
    yield 1
    raise ValueError("from the body")
    yield 2


async def main():
    g = agen()
    print(await g.__anext__())
    for _ in range(3):
        try:
            await g.__anext__()
        except (ValueError, StopAsyncIteration) as e:
            print(type(e).__name__, e.args)


try:
    main().send(None)
except StopIteration:
    pass
