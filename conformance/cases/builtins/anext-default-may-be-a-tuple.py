# /// script
# requires-python = ">=3.12.9,!=3.13.0,!=3.13.1"
# [tool.test525]
# clauses = ["func.anext.default-on-exhaustion"]
# about = "a tuple is given back as it is; before gh-128078 it ended in SystemError"
# ///
async def agen():
    if False:
        yield


async def main():
    print(await anext(agen(), (1, 2)))
    print(await anext(agen(), ()))


try:
    main().send(None)
except StopIteration:
    print("done")
