# /// script
# requires-python = ">=3.9,<3.10"
# [tool.test525]
# clauses = ["stmt.async-with.missing-method-error"]
# about = "nullcontext() does not work in async with"
# ///
import contextlib


async def main():
    try:
        async with contextlib.nullcontext(1) as value:
            print(value)
    except AttributeError as error:
        print(f"AttributeError  # {error}")


try:
    main().send(None)
except StopIteration:
    print("done")
