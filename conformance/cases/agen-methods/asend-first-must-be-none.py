# /// script
# requires-python = ">=3.6,!=3.10.0,!=3.10.1"
# [tool.test525]
# clauses = ["expr.agen.asend.first-must-be-none"]
# about = "sending a value to a new generator is a TypeError, and the generator stays startable"
# ///
async def agen():
    print("started")
    yield 1


async def main():
    g = agen()
    try:
        await g.asend("too early")
    except TypeError as e:
        print(f"{type(e).__name__}  # {e}")
    print(await g.__anext__())
    await g.aclose()


try:
    main().send(None)
except StopIteration:
    pass
