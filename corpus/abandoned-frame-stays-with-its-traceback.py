# /// script
# requires-python = ">=3.8"
# [tool.test525]
# features = ["refcounting", "unraisable"]
# about = "a generator that ignores GeneratorExit and is destroyed leaves its frame to a traceback that has it, until a collection"
# origin = "test525 fuzz --seed 1 --first 138 --runs 1"
# why = "the reference VM let go of the variables of the frame with the generator"
# level = "cpython"
# ///
import gc


class Noisy:
    def __del__(self):
        print("variable gone")


async def agen():
    held = Noisy()
    try:
        yield 1
    except GeneratorExit as error:
        yield 2


g = agen()
try:
    g.__anext__().send(None)
except StopIteration as stop:
    print(stop.value)
del g
print("generator gone")
gc.collect()
