# /// script
# requires-python = ">=3.8"
# [tool.test525]
# features = ["refcounting", "unraisable"]
# about = "a generator that only the frame of a closed coroutine held is closed before whoever closed that coroutine goes on"
# origin = "test525 fuzz --seed 7 --first 37331 --runs 1"
# why = "the reference VM held it until the outer generator ran again, which counts as its end up to 3.10"
# level = "cpython"
# ///
import gc


class Suspend:
    def __await__(self):
        return (yield None)


async def inner(box):
    yield 1
    try:
        await Suspend()
    finally:
        print("inner ends")
        try:
            print(await box[0].aclose())
        except RuntimeError as error:
            print(f"RuntimeError  # {error}")


async def outer(box):
    yield 1
    try:
        {None: await Suspend() async for item in inner(box)}
    finally:
        print("outer ends")


def begin():
    box = []
    agen = outer(box)
    box.append(agen)
    try:
        agen.__anext__().send(None)
    except StopIteration as stop:
        print("yielded", stop.value)
    step = agen.__anext__()
    step.send(None)
    step.send(None)


begin()
print("collect")
gc.collect()
