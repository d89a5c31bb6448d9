# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["asyncio.concurrent-use-error", "expr.gen.already-executing"]
# features = ["asyncio"]
# about = "two tasks that iterate one generator at the same time: the second gets RuntimeError"
# ///
import asyncio


async def agen():
    await asyncio.sleep(0.01)
    yield 1


async def consume(g, name):
    try:
        async for value in g:
            print(name, value)
    except RuntimeError as e:
        print(f"{name} {type(e).__name__}  # {e}")


async def main():
    g = agen()
    await asyncio.gather(consume(g, "first"), consume(g, "second"))


asyncio.run(main())
