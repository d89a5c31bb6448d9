# /// script
# requires-python = ">=3.15"
# [tool.test525]
# clauses = ["expr.comp.star-unpacking"]
# about = "since 3.15 the element of a comprehension may be starred"
# ///

async def agen():
    yield [1, 2]
    yield "ab"


async def main():
    print([*item async for item in agen()])
    print(sorted({*item async for item in agen() if item != "ab"}))
    async for part in (*item async for item in agen()):
        print(part)
    try:
        print([*item for item in (1, 2)])
    except TypeError as error:
        print(f"TypeError  # {error}")


try:
    main().send(None)
except StopIteration:
    print("done")
