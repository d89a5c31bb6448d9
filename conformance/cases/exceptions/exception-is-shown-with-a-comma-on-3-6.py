# /// script
# requires-python = "<3.7"
# [tool.test525]
# clauses = ["expr.agen.athrow.uncaught-propagates"]
# about = "the representation of an exception with one argument has a comma behind the argument"
# ///
async def idle():
    yield


async def main():
    generator = idle()
    await generator.__anext__()
    try:
        await generator.athrow(ValueError("thrown"))
    except ValueError as error:
        print(repr(error))
        print(repr(ValueError()), repr(ValueError(1, 2)))


try:
    main().send(None)
except StopIteration:
    pass
