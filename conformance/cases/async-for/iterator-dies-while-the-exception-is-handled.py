# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.suspend-retains-exc-state"]
# features = ["refcounting"]
# level = "cpython"
# about = "an exception that leaves a loop in a handler lets go of the iterator while the handler still handles its own exception"
# ///

import sys


class Held:
    def __del__(self):
        print("let go of while handling", type(sys.exc_info()[1]).__name__)


class Source:
    def __init__(self):
        self.held = Held()

    def __aiter__(self):
        return self

    async def __anext__(self):
        return "item"


async def agen():
    try:
        raise KeyError
    except KeyError:
        async for item in Source():
            yield item
            raise ValueError


def step(awaitable):
    try:
        awaitable.send(None)
    except BaseException as error:
        return type(error).__name__


generator = agen()
print(step(generator.__anext__()))
print(step(generator.__anext__()))
