# /// script
# requires-python = ">=3.8"
# [tool.test525]
# features = ["refcounting"]
# about = "what an exception takes off the stack of a generator dies while that generator still runs, or when it has ended: releases differ"
# origin = "test525 fuzz --seed 2 --first 5151 --runs 1"
# why = "the reference VM ended the generator first"
# level = "cpython"
# ///
import gc


class Noisy:
    def __init__(self, name):
        self.name = name

    def __aiter__(self):
        return self

    async def __anext__(self):
        return 1

    def __del__(self):
        try:
            generators[-1].athrow(ValueError).send(None)
        except BaseException as error:
            print(f"{self.name}: {type(error).__name__}  # {error}")


async def plain():
    async for item in Noisy("stack"):
        yield item


async def with_local():
    local = Noisy("local")
    yield 1


def begin(make):
    generators.append(make())
    try:
        generators[-1].__anext__().send(None)
    except StopIteration as stop:
        print("yielded", stop.value)
    return generators[-1]


generators = []
for make in plain, with_local:
    print("==", make.__name__)
    for awaitable in begin(make).aclose(), begin(make).athrow(KeyError):
        try:
            awaitable.send(None)
        except (StopIteration, KeyError) as end:
            print(type(end).__name__)
