# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["pep525.yield-in-finally-on-close"]
# about = "the cleanup may await while the generator is being closed, and may not yield"
# ///
class Suspend:
    def __await__(self):
        yield "suspended"


async def agen(yields):
    try:
        yield 1
    finally:
        await Suspend()
        if yields:
            yield 2
        print("cleanup")


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value

for yields in (False, True):
    g = agen(yields)
    run(g.__anext__())
    closing = g.aclose()
    print(closing.send(None))
    try:
        print(run(closing))
    except RuntimeError as error:
        print(f"RuntimeError  # {error}")
