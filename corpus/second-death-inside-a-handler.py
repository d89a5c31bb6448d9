# /// script
# requires-python = ">=3.8"
# [tool.test525]
# features = ["refcounting"]
# about = "the exception of an except clause goes with the generator, that of a finally block stays with its frame until a collection"
# origin = "test525 fuzz --seed 7 --first 65337 --runs 1"
# why = "the reference VM kept both, and took the frame for younger than what the generator made meanwhile"
# level = "cpython"
# ///
import gc
import sys


class Suspend:
    def __await__(self):
        return (yield None)


async def source():
    yield 1


async def one(how):
    async for item in source():
        if how == "finally":
            try:
                await Suspend()
            finally:
                [item async for item in (await Suspend() for item in range(2))]
        elif how == "except":
            try:
                await Suspend()
            except KeyError:
                [item async for item in (await Suspend() for item in range(2))]
    yield 2


def revive(agen):
    print("revived:", agen.__name__)
    KEPT.append(agen)


def drive(how, collections):
    print("==", how, collections)
    agen = one(how)
    step = agen.__anext__()
    step.send(None)
    step.throw(KeyError)
    del step, agen
    for _ in range(collections):
        gc.collect()
    print("let go")
    KEPT.clear()
    print("collect")
    gc.collect()
    KEPT.clear()


KEPT = []
sys.set_asyncgen_hooks(None, revive)
for how in "finally", "except":
    for collections in range(3):
        drive(how, collections)
