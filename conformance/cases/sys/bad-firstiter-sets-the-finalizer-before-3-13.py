# /// script
# requires-python = ">=3.6,<3.13"
# [tool.test525]
# clauses = ["sys.asyncgen-hooks.type-check"]
# level = "cpython"
# about = "before gh-118473 the finalizer was already replaced when a bad firstiter was refused"
# ///
import sys


def end(agen):
    pass


try:
    sys.set_asyncgen_hooks(firstiter=1, finalizer=end)
except TypeError:
    print(sys.get_asyncgen_hooks().finalizer is end)
