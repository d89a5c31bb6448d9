# /// script
# requires-python = ">=3.10,<3.13"
# [tool.test525]
# clauses = ["typing.AsyncGenerator.two-parameters"]
# features = ["typing"]
# level = "cpython"
# about = "the message about too few arguments of a generic type calls them arguments"
# ///
import typing

try:
    typing.AsyncGenerator[int]
except TypeError as error:
    print(f"{type(error).__name__}  # {error}")
