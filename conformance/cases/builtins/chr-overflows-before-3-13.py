# /// script
# requires-python = "<3.13"
# [tool.test525]
# clauses = ["stmt.async-for.iterates-aiter"]
# level = "cpython"
# about = "chr() raises OverflowError for a number beyond a C int"
# ///
async def numbers():
    yield 65
    yield 0x110000
    yield 1 << 40


async def main():
    async for number in numbers():
        try:
            print(chr(number))
        except (OverflowError, ValueError) as error:
            print(f"{type(error).__name__}  # {error}")


try:
    main().send(None)
except StopIteration:
    pass
