# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.yield.parens-optional-sole-rhs"]
# about = "the same rule holds in an async def"
# ///
async def agen():
    x = yield 1
    x += yield 2
    yield x


async def main():
    g = agen()
    print(await g.__anext__())
    print(await g.asend("a"))
    print(await g.asend("b"))
    await g.aclose()


try:
    main().send(None)
except StopIteration:
    pass
try:
    compile("async def f():\n    return await yield 1\n", "<case>", "exec")
except SyntaxError as e:
    print(type(e).__name__)
