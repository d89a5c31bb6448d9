# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.suspend-retains-exc-state"]
# about = "after a yield inside except the exception is still the handled one: exc_info and bare raise see it"
# ///
import sys


async def agen():
    try:
        raise ValueError("in the generator")
    except ValueError:
        yield 1
        print(sys.exc_info()[0].__name__)
        yield 2
        raise


async def main():
    g = agen()
    await g.__anext__()
    try:
        raise KeyError("in the consumer")
    except KeyError:
        await g.__anext__()
    try:
        await g.__anext__()
    except ValueError as e:
        print("reraised:", e)


try:
    main().send(None)
except StopIteration:
    pass
