# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["expr.asyncgen.early-exit-cleanup-elsewhere", "asyncio.run.finalizes-asyncgens"]
# features = ["asyncio"]
# about = "a generator that was left early and is still referenced is cleaned up when the loop shuts down"
# ///
import asyncio


async def agen():
    try:
        yield 1
        yield 2
    finally:
        print("cleanup")


async def main(g):
    async for value in g:
        print(value)
        break
    print("main ends")


g = agen()
asyncio.run(main(g))
print("after run")
