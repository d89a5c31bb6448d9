# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.aclose.throws-generatorexit", "expr.agen.aclose.graceful-exit-ok"]
# about = "GeneratorExit passes through all enclosing finally clauses and async with blocks, innermost first"
# ///
class Resource:
    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, value, traceback):
        print("__aexit__", kind.__name__)


async def agen():
    try:
        async with Resource():
            try:
                yield 1
            finally:
                print("inner finally")
    finally:
        print("outer finally")


async def main():
    g = agen()
    await g.__anext__()
    await g.aclose()


try:
    main().send(None)
except StopIteration:
    pass
