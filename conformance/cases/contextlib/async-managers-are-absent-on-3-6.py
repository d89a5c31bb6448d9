# /// script
# requires-python = ">=3.6,<3.7"
# [tool.test525]
# clauses = ["stmt.async-with.desugar"]
# about = "3.6 has no asynchronous context managers in contextlib; async with takes any object with the methods"
# ///
try:
    from contextlib import asynccontextmanager
except ImportError as error:
    print(type(error).__name__)


class Manager:
    async def __aenter__(self):
        print("enter")

    async def __aexit__(self, *exc_info):
        print("exit")


async def main():
    async with Manager():
        print("block")


try:
    main().send(None)
except StopIteration:
    print("done")
