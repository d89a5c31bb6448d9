# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.coroutine.send"]
# about = "a StopAsyncIteration that escapes a coroutine, unlike StopIteration, propagates as it is"
# ///

async def escape(exception):
    raise exception


try:
    escape(StopAsyncIteration("end")).send(None)
except StopAsyncIteration as error:
    print(type(error).__name__, error, error.__cause__)
