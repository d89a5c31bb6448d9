# /// script
# requires-python = ">=3.8"
# [tool.test525]
# features = ["refcounting"]
# about = "what a finalizer makes reachable again by starting something new is collected, and that finalized, by the next collection"
# origin = "test525 fuzz --seed 1 --first 7036 --runs 1"
# why = "the reference VM forgot what a collection had found unreachable and a finalizer had revived"
# level = "cpython"
# ///
import gc


class Suspend:
    def __await__(self):
        yield


async def cleanup(box):
    try:
        await Suspend()
    finally:
        print("cleanup is closed")


async def agen(box):
    try:
        yield 1
    finally:
        await cleanup(box)


box = []
box.append(agen(box))
try:
    box[0].__anext__().send(None)
except StopIteration as stop:
    print(stop.value)
del box
print("collect")
gc.collect()
print("collect again")
gc.collect()
