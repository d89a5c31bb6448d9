# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.anext.called-by-async-for", "expr.agen.anext.after-end-keeps-raising"]
# about = "async for over a finished generator runs no iteration, only else"
# ///
async def agen():
    yield 1


async def main():
    g = agen()
    for attempt in ("first", "second"):
        async for value in g:
            print(attempt, value)
        else:
            print(attempt, "else")


try:
    main().send(None)
except StopIteration:
    pass
