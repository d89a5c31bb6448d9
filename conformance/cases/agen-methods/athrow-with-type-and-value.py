# /// script
# requires-python = ">=3.6,<3.12"
# [tool.test525]
# clauses = ["expr.agen.athrow.raises-at-pause"]
# about = "athrow(type, value) builds the exception from both; there was no warning before 3.12"
# ///
async def agen():
    while True:
        try:
            yield
        except Exception as e:
            print(type(e).__name__, e.args)


async def main():
    g = agen()
    await g.__anext__()
    await g.athrow(ValueError, "text")
    await g.athrow(ValueError, (1, 2))
    await g.athrow(ValueError, ValueError("made before"))
    await g.aclose()


try:
    main().send(None)
except StopIteration:
    pass
