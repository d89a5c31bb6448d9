# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.exc-state-isolated-from-caller"]
# about = "an exception that the generator is handling at a yield is not visible to the consumer"
# ///
import sys


async def agen():
    try:
        raise ValueError
    except ValueError:
        yield 1


async def main():
    g = agen()
    await g.__anext__()
    print(sys.exc_info()[0])
    try:
        raise KeyError
    except KeyError:
        try:
            await g.__anext__()
        except StopAsyncIteration:
            pass
        print(sys.exc_info()[0].__name__)


try:
    main().send(None)
except StopIteration:
    pass
