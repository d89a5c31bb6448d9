# /// script
# requires-python = ">=3.14"
# [tool.test525]
# clauses = ["stmt.async-with.missing-method-error"]
# level = "cpython"
# about = "the error about a missing __aenter__ names the method"
# ///

class Manager:
    async def __aexit__(self, *exc_info):
        print("exit")


async def main():
    async with Manager():
        print("block")


try:
    main().send(None)
except TypeError as error:
    print(f"{type(error).__name__}  # {error}")
