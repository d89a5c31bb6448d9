# /// script
# requires-python = ">=3.6,<3.12"
# [tool.test525]
# clauses = ["pep525.stop-exceptions-wrapped", "expr.agen.athrow.new-generator"]
# level = "cpython"
# about = "before 3.12 StopIteration thrown into a new generator was wrapped like any that leaves the body"
# ///
async def agen():
    yield 1


async def main():
    for thrown in (StopIteration(5), StopAsyncIteration()):
        try:
            await agen().athrow(thrown)
        except RuntimeError as e:
            print(f"{type(e).__name__}  # {e}")
            print(e.__cause__ is thrown)


try:
    main().send(None)
except StopIteration:
    pass
