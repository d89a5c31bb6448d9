# /// script
# requires-python = ">=3.10,<3.13"
# [tool.test525]
# clauses = ["typing.contextmanager-second-param"]
# features = ["typing"]
# about = "AsyncContextManager takes one argument only"
# ///
import typing

made = typing.AsyncContextManager[int]
print(len(typing.get_args(made)))
try:
    made = typing.AsyncContextManager[int, bool]
    print(typing.get_args(made) == (int, bool))
except TypeError as error:
    print(f"TypeError  # {error}")
