# /// script
# requires-python = ">=3.13"
# [tool.test525]
# clauses = ["typing.AsyncGenerator.no-return-type"]
# features = ["typing"]
# level = "cpython"
# about = "the message about too few arguments of AsyncGenerator gives the least number"
# ///
import typing

for arguments in (), (int, int, int):
    try:
        typing.AsyncGenerator[arguments]
    except TypeError as error:
        print(f"{type(error).__name__}  # {error}")
