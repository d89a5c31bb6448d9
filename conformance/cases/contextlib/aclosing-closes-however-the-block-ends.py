# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["contextlib.aclosing.awaits-aclose"]
# about = "the generator is closed after the last item, a break, a return and an exception"
# ///
from contextlib import aclosing


async def agen(name):
    try:
        yield 1
    finally:
        print("closed after", name)


async def returning():
    async with aclosing(agen("return")) as g:
        async for value in g:
            return value


async def main():
    async with aclosing(agen("the end")) as g:
        await g.__anext__()
    async with aclosing(agen("break")) as g:
        async for value in g:
            break
    print(await returning())
    try:
        async with aclosing(agen("an exception")) as g:
            async for value in g:
                raise ValueError("block")
    except ValueError as error:
        print(repr(error))


try:
    main().send(None)
except StopIteration:
    print("done")
