# /// script
# requires-python = "<3.10"
# [tool.test525]
# clauses = ["stmt.async-for.iterates-aiter"]
# about = "a zero before the width in the format of a string asks for padding behind the sign, which strings refuse"
# ///
async def names():
    yield "ab"
    yield 12


async def main():
    async for name in names():
        try:
            print(f"{name:05}")
        except ValueError as error:
            print(f"{type(error).__name__}  # {error}")


try:
    main().send(None)
except StopIteration:
    pass
