# /// script
# requires-python = ">=3.6,!=3.12.3,<3.14"
# [tool.test525]
# clauses = ["impl.gc.no-hooks-close"]
# features = ["refcounting"]
# level = "cpython"
# about = "a dictionary counts for collections from when the first generator is put into it, so a collection that finds all in use puts that generator behind the others"
# ///

import gc


class Box:
    pass


async def agen(name, box):
    try:
        yield
    finally:
        print("collected", name)


def step(awaitable):
    try:
        awaitable.send(None)
    except StopIteration:
        pass


def filled():
    box = Box()
    box.by_name = {}
    for name in ("first", "second", "third"):
        generator = agen(name, box)
        step(generator.__anext__())
        box.by_name[name] = generator
    return box


def main():
    box = filled()
    gc.collect()
    print("in use")


main()
gc.collect()
