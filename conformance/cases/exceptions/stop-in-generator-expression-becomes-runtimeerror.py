# /// script
# requires-python = ">=3.7"
# [tool.test525]
# clauses = ["pep479.async-genexpr"]
# about = "an element that raises StopAsyncIteration does not end an asynchronous generator expression"
# ///
async def agen():
    yield 1
    yield 2


def check(value):
    if value == 2:
        raise StopAsyncIteration("element")
    return value


async def main():
    try:
        async for value in (check(item) async for item in agen()):
            print(value)
    except RuntimeError as error:
        print(f"RuntimeError  # {error}")


try:
    main().send(None)
except StopIteration:
    print("done")
