# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.yield-anywhere-in-try", "expr.asyncgen.suspend-retains-exc-state"]
# about = "a yield in finally suspends the passing exception too; the consumer can still iterate on"
# ///
async def agen():
    try:
        yield 1
        raise KeyError("passing")
    finally:
        for number in (2, 3):
            yield number


async def main():
    try:
        async for value in agen():
            print(value)
    except KeyError as e:
        print("raised after the loop's values:", e)


try:
    main().send(None)
except StopIteration:
    pass
