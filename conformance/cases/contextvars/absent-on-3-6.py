# /// script
# requires-python = ">=3.6,<3.7"
# [tool.test525]
# clauses = ["stmt.async-for.iterates-aiter"]
# about = "3.6 has no module contextvars; generators run all the same"
# ///
try:
    import contextvars
except ImportError as error:
    print(type(error).__name__)


async def agen():
    yield 1


async def main():
    async for value in agen():
        print(value)


try:
    main().send(None)
except StopIteration:
    print("done")
