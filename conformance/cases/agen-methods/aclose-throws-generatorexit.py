# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.aclose.throws-generatorexit", "data.exc.generatorexit"]
# about = "aclose() throws GeneratorExit at the yield; except Exception does not catch it"
# ///
async def agen():
    try:
        try:
            yield 1
        except Exception:
            print("never printed")
    except GeneratorExit as e:
        print(type(e).__name__, e.args)
        raise
    finally:
        print("finally")


async def main():
    g = agen()
    await g.__anext__()
    print("result:", await g.aclose())


try:
    main().send(None)
except StopIteration:
    pass
