# /// script
# requires-python = ">=3.10"
# [tool.test525]
# clauses = ["func.anext.default-on-exhaustion"]
# about = "the default stands in for StopAsyncIteration only"
# ///
async def agen():
    raise ValueError("body")
    yield


async def main():
    try:
        await anext(agen(), "default")
    except ValueError as error:
        print(repr(error))


try:
    main().send(None)
except StopIteration:
    print("done")
