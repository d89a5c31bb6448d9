# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.early-exit-cleanup-elsewhere", "stmt.async-for.no-implicit-close"]
# about = "break does not close the generator; it can go on later, elsewhere"
# ///
async def agen():
    try:
        yield 1
        yield 2
        yield 3
    finally:
        print("cleanup")


async def first(g):
    async for value in g:
        print("first:", value)
        break


async def second(g):
    async for value in g:
        print("second:", value)


g = agen()
for step in (first(g), second(g)):
    try:
        step.send(None)
    except StopIteration:
        print("done")
