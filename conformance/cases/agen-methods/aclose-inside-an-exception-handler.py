# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.aclose.graceful-exit-ok", "expr.agen.aclose.throws-generatorexit"]
# about = "aclose() of a generator that is inside an except block closes it without raising the handled exception"
# ///
async def agen():
    try:
        raise KeyError("handled")
    except KeyError:
        try:
            yield 1
        except GeneratorExit:
            print("GeneratorExit")
            raise


async def main():
    g = agen()
    await g.__anext__()
    print(await g.aclose())


try:
    main().send(None)
except StopIteration:
    pass
