# /// script
# requires-python = ">=3.8"
# [tool.test525]
# features = ["refcounting"]
# about = "in a collection, a generator that is closed lets the iterator of its async for go at once, although that is garbage too"
# origin = "test525 fuzz --seed 2 --first 276 --runs 1"
# why = "the reference VM held all garbage until the last finalizer had run"
# level = "cpython"
# ///
import gc


async def inner():
    try:
        yield 1
    finally:
        print("inner finally")


async def outer(box):
    try:
        async for value in inner():
            yield value
    finally:
        print("outer finally")


box = []
box.append(outer(box))
try:
    box[0].__anext__().send(None)
except StopIteration as stop:
    print(stop.value)
del box
gc.collect()
