# /// script
# requires-python = ">=3.9.7"
# [tool.test525]
# clauses = ["expr.agen.athrow.raises-at-pause"]
# level = "cpython"
# about = "athrow() of an exception class whose instances are not exceptions raises TypeError in the generator (bpo-39091)"
# ///
class Odd(Exception):
    def __new__(cls):
        return 5


async def agen():
    try:
        yield 1
    except TypeError as e:
        print(f"{type(e).__name__}  # {e}")
        yield 2


async def main():
    g = agen()
    await g.__anext__()
    print(await g.athrow(Odd))
    await g.aclose()


try:
    main().send(None)
except StopIteration:
    pass
