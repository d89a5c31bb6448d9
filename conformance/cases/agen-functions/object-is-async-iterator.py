# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.object-is-async-iterator", "abc.agen-instance", "pep525.aiter-self"]
# about = "the object is an asynchronous iterator: __aiter__ returns it and async for accepts it"
# ///
from collections.abc import AsyncIterator, Iterator


async def agen():
    yield 1
    yield 2


async def main(iterator):
    async for value in iterator:
        print(value)


g = agen()
print(isinstance(g, AsyncIterator), isinstance(g, Iterator))
print(g.__aiter__() is g)
try:
    main(g).send(None)
except StopIteration:
    print("done")
