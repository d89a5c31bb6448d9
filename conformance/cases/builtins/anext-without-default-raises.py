# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["func.anext.without-default-raises"]
# about = "without a default, awaiting anext() at the end raises StopAsyncIteration"
# ///
async def agen():
    yield 1


async def main():
    g = agen()
    print(await anext(g))
    end = anext(g)
    print("made")
    try:
        await end
    except StopAsyncIteration as stop:
        print(repr(stop))


try:
    main().send(None)
except StopIteration:
    print("done")
