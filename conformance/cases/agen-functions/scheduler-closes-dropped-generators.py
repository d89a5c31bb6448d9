# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.loop-responsible-for-aclose", "expr.asyncgen.finalizer-registered-by-hooks"]
# features = ["refcounting"]
# about = "a scheduler calls aclose() in its finalizer and runs the awaitable later, so that the cleanup may suspend"
# ///
import sys


class Suspend:
    def __await__(self):
        yield "suspended in cleanup"


async def agen():
    try:
        yield 1
    finally:
        await Suspend()
        print("cleanup complete")


ready = []
sys.set_asyncgen_hooks(finalizer=lambda agen: ready.append(agen.aclose()))
g = agen()
try:
    g.__anext__().send(None)
except StopIteration as stop:
    print(stop.value)
del g
print("dropped")
for awaitable in ready:
    for suspension in awaitable:
        print(suspension)
