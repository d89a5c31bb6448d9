# /// script
# requires-python = "<3.10"
# [tool.test525]
# clauses = ["expr.agen.aclose.throws-generatorexit"]
# features = []
# about = "contextlib has no AsyncContextDecorator; a manager around a generator is written as a statement"
# ///
import contextlib


class Manager:
    async def __aenter__(self):
        print("enter")

    async def __aexit__(self, *exception):
        print("exit", exception[0].__name__)


async def agen():
    async with Manager():
        yield 1


async def main():
    g = agen()
    print(await g.__anext__())
    await g.aclose()


print(hasattr(contextlib, "AsyncContextDecorator"))
try:
    main().send(None)
except StopIteration:
    print("done")
