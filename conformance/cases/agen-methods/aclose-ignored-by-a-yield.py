# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.aclose.yield-is-runtimeerror"]
# about = "a body that yields in reaction to GeneratorExit makes aclose() raise RuntimeError"
# ///
async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield "ignored"


async def in_finally():
    try:
        yield 1
    finally:
        yield "from finally"


async def main(g):
    await g.__anext__()
    try:
        await g.aclose()
    except RuntimeError as e:
        print(f"{type(e).__name__}  # {e}")
    try:
        await g.__anext__()
    except (StopAsyncIteration, GeneratorExit):
        pass


for g in (stubborn(), in_finally()):
    try:
        main(g).send(None)
    except StopIteration:
        pass
