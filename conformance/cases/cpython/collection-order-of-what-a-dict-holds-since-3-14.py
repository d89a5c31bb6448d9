# /// script
# requires-python = ">=3.14"
# [tool.test525]
# clauses = ["impl.gc.no-hooks-close"]
# features = ["refcounting"]
# level = "cpython"
# about = "a dictionary counts for collections since it was made, so what is put into it comes behind it"
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
