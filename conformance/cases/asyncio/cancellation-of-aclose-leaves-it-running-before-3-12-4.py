# /// script
# requires-python = ">=3.8,<3.12.4"
# [tool.test525]
# clauses = ["asyncio.cancel.aclose"]
# features = ["asyncio"]
# level = "cpython"
# about = "before gh-117881 a cancelled aclose() left the generator marked as running for good"
# ///
import asyncio


async def agen():
    try:
        yield 1
    finally:
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            print("cleanup cancelled")
            raise


async def main():
    g = agen()
    print(await g.__anext__())
    task = asyncio.ensure_future(g.aclose())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("aclose cancelled")
    try:
        await g.__anext__()
    except RuntimeError as error:
        print(f"RuntimeError  # {error}")


asyncio.run(main())
