# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["contextlib.abstract-acm"]
# about = "the base class supplies an __aenter__ that gives self, demands __aexit__, and knows classes with both methods"
# ///
from contextlib import AbstractAsyncContextManager


class Manager(AbstractAsyncContextManager):
    async def __aexit__(self, *args):
        print("exit")


class Stranger:
    async def __aenter__(self):
        pass

    async def __aexit__(self, *args):
        pass


async def main():
    manager = Manager()
    async with manager as value:
        print(value is manager)


try:
    main().send(None)
except StopIteration:
    print(isinstance(Stranger(), AbstractAsyncContextManager))
try:
    AbstractAsyncContextManager()
except TypeError:
    print("TypeError")
