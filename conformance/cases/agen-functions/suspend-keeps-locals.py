# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.suspend-retains-locals"]
# about = "local bindings survive a suspension, changes and deletions included"
# ///
async def agen(items):
    total = 0
    for item in items:
        total += item
        yield total
    del total
    yield "deleted"
    try:
        total
    except UnboundLocalError as e:
        print(type(e).__name__)


async def main():
    async for value in agen([1, 2, 3]):
        print(value)


try:
    main().send(None)
except StopIteration:
    pass
