# /// script
# requires-python = ">=3.13"
# [tool.test525]
# clauses = ["sys.asyncgen-hooks.type-check"]
# about = "if one of the two hooks is bad, neither is set"
# ///
import sys


def end(agen):
    pass


try:
    sys.set_asyncgen_hooks(firstiter=1, finalizer=end)
except TypeError:
    print(sys.get_asyncgen_hooks() == (None, None))
