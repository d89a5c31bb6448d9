# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.resume-asend-value", "expr.agen.asend.resumes"]
# about = "asend() of an exception object passes it as a value; only athrow() raises it"
# ///
async def agen():
    for _ in range(2):
        try:
            print("value:", type((yield)).__name__)
        except ValueError as e:
            print("raised:", type(e).__name__)


async def main():
    g = agen()
    await g.__anext__()
    await g.asend(ValueError())
    try:
        await g.athrow(ValueError())
    except StopAsyncIteration:
        print("end")


try:
    main().send(None)
except StopIteration:
    pass
