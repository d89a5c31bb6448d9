# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.athrow.raises-at-pause"]
# about = "an exception instance is raised as it is; from a class an instance is made"
# ///
async def agen():
    while True:
        try:
            yield
        except Exception as e:
            print(type(e).__name__, e.args, e is thrown)


thrown = ValueError("instance")


async def main():
    g = agen()
    await g.__anext__()
    await g.athrow(thrown)
    await g.athrow(KeyError)
    await g.aclose()


try:
    main().send(None)
except StopIteration:
    pass
