# /// script
# requires-python = ">=3.13"
# [tool.test525]
# clauses = ["sys.asyncgen-hooks.keyword-optional"]
# level = "cpython"
# about = "the message about an unknown keyword argument calls it unexpected"
# ///
import sys

try:
    sys.set_asyncgen_hooks(unknown=None)
except TypeError as error:
    print(f"{type(error).__name__}  # {error}")
