# /// script
# requires-python = ">=3.8"
# [tool.test525]
# features = ["refcounting", "unraisable"]
# about = "what a finalizer revives while it is being collected is garbage for the next collection"
# origin = "async for by its documented expansion, in generated programs on CPython 3.13.0"
# why = "the reference VM's collections never looked again at what a finalizer had revived"
# level = "cpython"
# ///
import gc


class Suspend:
    def __await__(self):
        return (yield 1)


class Noisy:
    def __del__(self):
        print("variable gone")


async def helper(box):
    held = Noisy()
    try:
        await Suspend()
    finally:
        print("finally")


async def agen(box):
    try:
        yield 1
    finally:
        await helper(box)


box = []
g = agen(box)
box.append(g)
try:
    g.__anext__().send(None)
except StopIteration:
    pass
del g, box
gc.collect()
print("first collection")
gc.collect()
print("second collection")
