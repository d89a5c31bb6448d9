# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.anext.value-identity"]
# about = "the object delivered is the object yielded, also for tuples, exceptions and StopIteration instances"
# ///
values = [(1, 2), (), ValueError("v"), StopIteration(1), StopAsyncIteration(), StopIteration, None]


async def agen():
    for value in values:
        yield value


async def main():
    g = agen()
    for value in values:
        print((await g.__anext__()) is value)
    await g.aclose()


try:
    main().send(None)
except StopIteration:
    pass
