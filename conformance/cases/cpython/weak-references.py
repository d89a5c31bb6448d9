# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["impl.pickle-copy"]
# features = ["refcounting", "weakref"]
# level = "cpython"
# about = "a generator can be weakly referenced, its awaitables cannot"
# ///
import weakref


async def agen():
    yield 1


g = agen()
reference = weakref.ref(g)
print(reference() is g)
step = g.__anext__()
try:
    weakref.ref(step)
except TypeError as e:
    print(f"{type(e).__name__}  # {e}")
try:
    step.send(None)
except StopIteration as stop:
    print(stop.value)
del step
del g
print(reference())
