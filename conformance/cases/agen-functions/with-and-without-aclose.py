# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["expr.asyncgen.caller-must-aclose", "asyncio.run.finalizes-asyncgens"]
# features = ["asyncio"]
# about = "without aclose() the cleanup comes after the consumer went on; with it, before"
# ///
import asyncio

kept = []


async def agen(name):
    try:
        yield 1
    finally:
        print("cleanup", name)


async def consume(name, close):
    g = agen(name)
    kept.append(g)
    async for _ in g:
        break
    if close:
        await g.aclose()
    print("went on", name)


async def main():
    await consume("closed", True)
    await consume("abandoned", False)


asyncio.run(main())
