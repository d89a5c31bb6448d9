# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["pep479.inner-exhaustion"]
# about = "awaiting a step of an iterator that is over does not quietly end the generator around it"
# ///
async def inner():
    yield 1


async def outer():
    g = inner()
    while True:
        yield await g.__anext__()


async def main():
    try:
        async for value in outer():
            print(value)
    except RuntimeError as error:
        print(f"RuntimeError  # {error}")
        print(repr(error.__cause__))


try:
    main().send(None)
except StopIteration:
    print("done")
