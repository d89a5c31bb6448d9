# /// script
# requires-python = ">=3.10,<3.13.2,!=3.12.*"
# [tool.test525]
# clauses = ["func.anext.default-on-exhaustion"]
# level = "cpython"
# about = "before gh-128078 a tuple as default ended in SystemError"
# ///

async def agen():
    if False:
        yield


async def main():
    try:
        print(await anext(agen(), (1, 2)))
    except SystemError:
        print("SystemError")


try:
    main().send(None)
except StopIteration:
    print("done")
