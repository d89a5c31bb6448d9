# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.await-inside-allowed"]
# about = "the body may use async for and async with, and yield inside them"
# ///
class Resource:
    async def __aenter__(self):
        print("enter")
        return "resource"

    async def __aexit__(self, *exception):
        print("exit", exception[0])


async def source():
    yield 1
    yield 2


async def agen():
    async with Resource() as resource:
        async for number in source():
            yield resource, number


async def main():
    async for value in agen():
        print(value)


try:
    main().send(None)
except StopIteration:
    pass
