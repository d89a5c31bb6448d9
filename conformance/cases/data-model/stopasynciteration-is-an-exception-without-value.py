# /// script
# requires-python = ">=3.6,<3.16"
# [tool.test525]
# clauses = ["data.exc.stopasynciteration"]
# about = "StopAsyncIteration derives from Exception, not from StopIteration, and has no value"
# ///

error = StopAsyncIteration("argument")
print(isinstance(error, Exception), isinstance(error, StopIteration))
print(hasattr(error, "value"), hasattr(StopIteration("argument"), "value"))
print(error.args)
