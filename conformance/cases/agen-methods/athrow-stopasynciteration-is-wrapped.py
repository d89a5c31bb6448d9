# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["pep525.stop-exceptions-wrapped", "expr.agen.athrow.uncaught-propagates"]
# about = "StopIteration or StopAsyncIteration that leaves the body becomes a RuntimeError caused by it"
# ///
async def agen():
    yield 1


async def main():
    for thrown in (StopIteration(), StopAsyncIteration()):
        g = agen()
        await g.__anext__()
        try:
            await g.athrow(thrown)
        except RuntimeError as e:
            print(f"{type(e).__name__}  # {e}")
            print(e.__cause__ is thrown)


try:
    main().send(None)
except StopIteration:
    pass
