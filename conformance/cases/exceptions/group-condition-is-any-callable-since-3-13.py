# /// script
# requires-python = ">=3.13"
# [tool.test525]
# clauses = ["expr.agen.athrow.raises-at-pause"]
# about = "split() of a group takes any callable that is no class"
# ///
class Minor:
    def __call__(self, error):
        return isinstance(error, ValueError)


async def sorting(condition):
    try:
        yield
    except* (ValueError, OSError) as group:
        try:
            print(group.split(condition)[0].exceptions)
        except TypeError as error:
            print(f"{type(error).__name__}  # {error}")


async def main():
    for condition in (lambda error: isinstance(error, ValueError), Minor()):
        generator = sorting(condition)
        await generator.__anext__()
        try:
            await generator.athrow(ExceptionGroup("both", [ValueError(1), OSError(2)]))
        except StopAsyncIteration:
            print("end")


try:
    main().send(None)
except StopIteration:
    pass
