# /// script
# requires-python = ">=3.6,<3.9.7"
# [tool.test525]
# clauses = ["expr.agen.athrow.raises-at-pause"]
# level = "cpython"
# about = "athrow() of an exception class whose instances are not exceptions ends the interpreter where it is caught (bpo-39091)"
# ///
class Odd(Exception):
    def __new__(cls, *args):
        return cls


async def agen():
    try:
        yield 1
    except BaseException:
        print("not reached")


async def main():
    g = agen()
    await g.__anext__()
    print("the throw")
    await g.athrow(Odd)


main().send(None)
