# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["data.exc.stopasynciteration"]
# about = "StopAsyncIteration is an ordinary exception; unlike StopIteration it carries no value"
# ///
print(issubclass(StopAsyncIteration, Exception), issubclass(StopAsyncIteration, StopIteration))
print(hasattr(StopIteration("x"), "value"), hasattr(StopAsyncIteration("x"), "value"))
print(StopAsyncIteration("x").args)
