# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.coroutine.stopiteration-converted"]
# about = "a StopIteration that escapes the body becomes a RuntimeError with the original as cause and context"
# ///

class Finished(StopIteration):
    pass


async def escape(exception):
    raise exception


for exception in (StopIteration(1), Finished(2)):
    try:
        escape(exception).send(None)
    except RuntimeError as error:
        print(f"{type(error).__name__}  # {error}")
        print(error.__cause__ is exception, error.__context__ is exception)
