# /// script
# requires-python = ">=3.6,<3.9"
# [tool.test525]
# clauses = ["exc.athrow-chains-context"]
# level = "cpython"
# about = "before 3.9 an exception thrown into a generator that is handling another had no __context__ (bpo-29587)"
# ///
async def agen():
    try:
        raise KeyError("handled")
    except KeyError:
        try:
            yield 1
        except ValueError as e:
            print(e.__context__)
            yield 2


async def main():
    g = agen()
    await g.__anext__()
    print(await g.athrow(ValueError("thrown in")))
    await g.aclose()


try:
    main().send(None)
except StopIteration:
    pass
