# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["asyncio.hooks.only-while-running"]
# features = ["asyncio"]
# about = "inside the loop its own hooks are in force, afterwards the earlier ones again"
# ///
import asyncio
import sys


def begin(agen):
    print("never called")


async def agen():
    yield


async def main():
    firstiter, finalizer = sys.get_asyncgen_hooks()
    print(firstiter is begin, firstiter is None, finalizer is None)
    async for _ in agen():
        pass


sys.set_asyncgen_hooks(firstiter=begin)
asyncio.run(main())
firstiter, finalizer = sys.get_asyncgen_hooks()
print(firstiter is begin, finalizer)
