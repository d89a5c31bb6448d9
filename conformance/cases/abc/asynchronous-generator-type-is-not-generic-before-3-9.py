# /// script
# requires-python = ">=3.6,<3.9"
# [tool.test525]
# clauses = ["abc.subscript"]
# about = "before 3.9 the type of asynchronous generators cannot be subscripted"
# ///
import types

try:
    print(types.AsyncGeneratorType[int])
except TypeError as error:
    print(type(error).__name__)
