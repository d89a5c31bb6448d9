# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["impl.hooks.fire-on-create"]
# level = "cpython"
# about = "firstiter is called when the first method is called, before its awaitable is awaited"
# ///
import sys


def finish(awaitable):
    try:
        awaitable.send(None)
    except (StopIteration, TypeError, ValueError) as e:
        print("  awaited:", type(e).__name__)


async def agen():
    yield 1


sys.set_asyncgen_hooks(firstiter=lambda agen: print("firstiter"))
for first_call in (
    lambda g: g.__anext__(),
    lambda g: g.asend(7),
    lambda g: g.athrow(ValueError()),
    lambda g: g.aclose(),
):
    g = agen()
    g.__aiter__()
    awaitable = first_call(g)
    print("  awaitable made")
    finish(awaitable)
