# /// script
# requires-python = ">=3.9,<3.12"
# [tool.test525]
# clauses = ["abc.asyncgenerator.abstract"]
# level = "cpython"
# about = "the message about abstract methods lists them"
# ///
import collections.abc


class Incomplete(collections.abc.AsyncGenerator):
    pass


try:
    Incomplete()
except TypeError as error:
    print(f"{type(error).__name__}  # {error}")
