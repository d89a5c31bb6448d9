# /// script
# requires-python = ">=3.9,<3.10"
# [tool.test525]
# clauses = ["expr.agen.aclose.throws-generatorexit"]
# about = "contextlib has no aclosing(); a generator that is not exhausted has to be closed by hand"
# ///
import contextlib


async def agen():
    try:
        yield 1
    finally:
        print("closed")


async def main():
    g = agen()
    async for item in g:
        print(item)
        break
    await g.aclose()


print(hasattr(contextlib, "aclosing"))
try:
    main().send(None)
except StopIteration:
    print("done")
