# /// script
# requires-python = ">=3.12"
# [tool.test525]
# clauses = ["abc.asyncgenerator.abstract"]
# level = "cpython"
# about = "the message about abstract methods speaks of missing implementations"
# ///
import collections.abc


class Incomplete(collections.abc.AsyncGenerator):
    pass


try:
    Incomplete()
except TypeError as error:
    print(f"{type(error).__name__}  # {error}")
