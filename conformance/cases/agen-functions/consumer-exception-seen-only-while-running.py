# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["expr.asyncgen.exc-state-isolated-from-caller"]
# about = "a generator that handles nothing sees the consumer's exception only while it runs under it"
# ///
import sys


def current():
    kind = sys.exc_info()[0]
    return kind and kind.__name__


async def agen():
    print(current())
    yield 1
    try:
        raise ValueError
    except ValueError:
        print(current())
    print(current())
    yield 2
    print(current())


async def main():
    g = agen()
    try:
        raise KeyError
    except KeyError:
        await g.__anext__()
        await g.__anext__()
    async for _ in g:
        pass


try:
    main().send(None)
except StopIteration:
    pass
