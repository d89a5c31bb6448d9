# /// script
# requires-python = ">=3.6,<3.7"
# [tool.test525]
# clauses = ["expr.asyncgen.exc-state-isolated-from-caller"]
# level = "cpython"
# about = "in 3.6, after its own except block, a generator sees the exception of an earlier caller (bpo-25612)"
# ///
import sys


async def agen():
    try:
        raise ValueError
    except ValueError:
        yield 1
    print(sys.exc_info()[0])
    yield 2


async def main():
    g = agen()
    try:
        raise KeyError
    except KeyError:
        await g.__anext__()
    await g.__anext__()
    await g.aclose()


try:
    main().send(None)
except StopIteration:
    pass
