# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["impl.hooks.finalizer-not-called"]
# features = ["refcounting"]
# level = "cpython"
# about = "once aclose() has begun, a generator that is still suspended is dropped without its finalizer"
# ///
import sys


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value
    except RuntimeError as e:
        return f"{type(e).__name__}  # {e}"


async def agen():
    try:
        yield 1
    except GeneratorExit:
        yield "ignored"
    finally:
        print("finally")


sys.set_asyncgen_hooks(finalizer=lambda agen: print("finalizer"))
g = agen()
print(run(g.__anext__()))
print(run(g.aclose()))
del g
print("gone")
