# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["sys.origin-tracking.cr-origin"]
# about = "a coroutine records as many frames of its creation as the depth says, the innermost call first"
# ///
import sys


async def coroutine():
    pass


def inner():
    return coroutine()


def outer():
    return inner()


def show(depth):
    sys.set_coroutine_origin_tracking_depth(depth)
    made = outer()
    made.close()
    if made.cr_origin is None:
        print(depth, None)
    else:
        print(depth, [(line, name) for file, line, name in made.cr_origin])


show(0)
show(1)
show(2)
