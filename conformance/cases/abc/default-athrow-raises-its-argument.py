# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["abc.asyncgenerator.athrow-default"]
# level = "cpython"
# about = "the athrow() of the base class raises an exception instance as it is and makes one from a class"
# ///
from collections.abc import AsyncGenerator


class Throwing(AsyncGenerator):
    async def asend(self, value):
        return value

    async def athrow(self, typ, val=None, tb=None):
        await super().athrow(typ, val, tb)


async def main():
    error = ValueError("instance")
    try:
        await Throwing().athrow(error)
    except ValueError as caught:
        print(caught is error)
    try:
        await Throwing().athrow(KeyError)
    except KeyError as caught:
        print(type(caught).__name__, caught.args)
    try:
        await Throwing().athrow(KeyError, KeyError("value"))
    except KeyError as caught:
        print(type(caught).__name__, caught.args)


try:
    main().send(None)
except StopIteration:
    print("done")
