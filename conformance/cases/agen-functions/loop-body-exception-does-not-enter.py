# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.early-exit-cleanup-elsewhere", "stmt.async-for.no-implicit-close"]
# about = "an exception in the loop body leaves the generator suspended; its except and finally clauses do not run"
# ///
async def agen():
    try:
        yield 1
    except ValueError:
        print("never printed")
    finally:
        print("cleanup")


async def main(g):
    try:
        async for _ in g:
            raise ValueError("in the loop body")
    except ValueError as e:
        print("consumer caught:", e)


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value


g = agen()
run(main(g))
print("main is done")
run(g.aclose())
