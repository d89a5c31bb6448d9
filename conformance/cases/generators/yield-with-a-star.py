# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["expr.yield.star-unparenthesised"]
# about = "yield *a, b without parentheses yields the tuple (*a, b)"
# ///
def gen(a, b):
    yield *a, b
    x = yield *a, *b
    print("got", x)


async def agen(a):
    yield 0, *a


async def main():
    async for value in agen([1, 2]):
        print(value)


for value in gen([1, 2], "xy"):
    print(value)
try:
    main().send(None)
except StopIteration:
    pass
