# /// script
# requires-python = ">=3.15"
# [tool.test525]
# clauses = ["contextlib.aexitstack"]
# about = "AsyncExitStack finds the methods of a manager behind descriptors"
# ///
import contextlib
import functools


async def enter(*arguments):
    return len(arguments)


class Static:
    __aenter__ = staticmethod(enter)
    __aexit__ = staticmethod(enter)


class OfClass:
    __aenter__ = classmethod(enter)
    __aexit__ = classmethod(enter)


async def main():
    for manager in Static(), OfClass():
        async with contextlib.AsyncExitStack() as stack:
            try:
                print(await stack.enter_async_context(manager))
            except TypeError as error:
                print(f"TypeError  # {error}")


try:
    main().send(None)
except StopIteration:
    print("done")
