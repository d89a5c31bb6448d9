# /// script
# requires-python = ">=3.15"
# [tool.test525]
# clauses = ["expr.agen.aclose.throws-generatorexit"]
# features = ["asyncio", "exception-groups"]
# level = "cpython"
# about = "a generator can be closed inside a TaskGroup, which lets GeneratorExit pass if no task has failed"
# ///
import asyncio


async def agen():
    async with asyncio.TaskGroup():
        yield 1


async def raising():
    async with asyncio.TaskGroup():
        yield 1
        raise GeneratorExit


async def outcome(awaitable):
    try:
        print(await awaitable)
    except BaseException as error:
        print(type(error).__name__, repr(error.__context__))


async def main():
    g = agen()
    await g.__anext__()
    await outcome(g.aclose())
    g = agen()
    await g.__anext__()
    await outcome(g.athrow(GeneratorExit))
    g = raising()
    await g.__anext__()
    await outcome(g.__anext__())


asyncio.run(main())
