# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["asyncio.shutdown-asyncgens.closes-all"]
# features = ["asyncio"]
# about = "the loop closes the generators that were begun in it and are not over, and waits for their cleanup"
# ///
import asyncio


async def agen(name):
    try:
        yield name
        yield name
    finally:
        await asyncio.sleep(0)
        closed.append(name)


async def main():
    print(await kept[0].__anext__(), await kept[1].__anext__())
    async for value in kept[2]:
        pass


closed = []
kept = [agen("first"), agen("second"), agen("finished"), agen("never begun")]
loop = asyncio.new_event_loop()
loop.run_until_complete(main())
print(closed)
loop.run_until_complete(loop.shutdown_asyncgens())
print(sorted(closed))
loop.close()
