# /// script
# requires-python = ">=3.9"
# [tool.test525]
# clauses = ["abc.subscript"]
# about = "the type of asynchronous generators can be subscripted"
# ///
import types

try:
    print(types.AsyncGeneratorType[int])
except TypeError as error:
    print(type(error).__name__)
