# /// script
# requires-python = ">=3.8"
# [tool.test525]
# features = ["refcounting", "unraisable"]
# about = "a coroutine that ignores GeneratorExit is closed once more when the generator that awaited it unwinds, before that is reported"
# origin = "test525 fuzz --seed 1 --first 221 --runs 1"
# why = "the reference VM finalized the coroutine after it had reported the generator's error"
# level = "cpython"
# ///
class Suspend:
    def __await__(self):
        yield "suspended"


async def stubborn():
    try:
        await Suspend()
    except GeneratorExit:
        print("first GeneratorExit")
        try:
            await Suspend()
        finally:
            print("second GeneratorExit")


async def agen():
    await stubborn()
    yield 1


g = agen()
step = g.__anext__()
print(step.send(None))
del step, g
print("gone")
