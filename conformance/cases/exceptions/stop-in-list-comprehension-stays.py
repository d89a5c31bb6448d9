# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["pep479.async-genexpr"]
# about = "an element that raises StopAsyncIteration leaves an asynchronous list comprehension unconverted"
# ///
async def agen():
    yield 1


def fail():
    raise StopAsyncIteration("element")


async def main():
    try:
        [fail() async for item in agen()]
    except StopAsyncIteration as error:
        print(repr(error))


try:
    main().send(None)
except StopIteration:
    print("done")
