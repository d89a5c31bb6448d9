# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.aclose.new-runs-no-body", "expr.agen.aclose.then-stopasync"]
# about = "aclose() of a generator that never started runs no body code and finishes it"
# ///
async def agen():
    print("never printed")
    try:
        yield 1
    finally:
        print("never printed either")


async def main():
    g = agen()
    print(await g.aclose())
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("finished")


try:
    main().send(None)
except StopIteration:
    pass
