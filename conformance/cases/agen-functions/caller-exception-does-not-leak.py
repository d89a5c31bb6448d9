# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["expr.asyncgen.exc-state-isolated-from-caller"]
# about = "an exception that an earlier caller was handling is not seen by the generator later (bpo-25612)"
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
