# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.yield.not-in-comprehension-scope", "expr.comp.leftmost-iterable-eager"]
# about = "the leftmost iterable of a comprehension belongs to the function, so that a yield may stand there"
# ///
async def agen():
    yield [2 * x for x in (yield "list, please")]


async def main():
    g = agen()
    print(await g.__anext__())
    print(await g.asend([1, 2, 3]))
    await g.aclose()


try:
    main().send(None)
except StopIteration:
    pass
