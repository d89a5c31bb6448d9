# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["func.anext.default-on-exhaustion"]
# about = "with a default, which may be None, anext() does not raise at the end"
# ///
async def agen():
    yield 1


async def main():
    g = agen()
    print(await anext(g, "default"))
    print(await anext(g, "default"))
    print(await anext(g, None))


try:
    main().send(None)
except StopIteration:
    print("done")
