# /// script
# requires-python = ">=3.13"
# [tool.test525]
# clauses = ["typing.contextmanager-second-param"]
# features = ["typing"]
# about = "the second argument of AsyncContextManager is what __aexit__ gives, by default bool or None"
# ///
import typing

made = typing.AsyncContextManager[int]
print(len(typing.get_args(made)))
try:
    made = typing.AsyncContextManager[int, bool]
    print(typing.get_args(made) == (int, bool))
except TypeError as error:
    print(f"TypeError  # {error}")
