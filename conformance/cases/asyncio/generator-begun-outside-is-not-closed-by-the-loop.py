# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["asyncio.hooks.created-outside"]
# features = ["asyncio"]
# about = "a generator whose first step was made before the loop ran is stepped in the loop but not closed by it"
# ///
import asyncio


async def agen():
    try:
        yield 1
        yield 2
    finally:
        print("cleanup")


async def main(step):
    print(await step)
    print(await g.__anext__())


g = agen()
asyncio.run(main(g.__anext__()))
print("after run")
try:
    g.aclose().send(None)
except StopIteration:
    print("closed by hand")
