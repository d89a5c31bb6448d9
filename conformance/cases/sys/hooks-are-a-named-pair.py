# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["sys.asyncgen-hooks.get-returns-pair"]
# about = "the hooks in force are a pair with the names firstiter and finalizer, None where nothing is set"
# ///
import sys


def begin(agen):
    pass


print(sys.get_asyncgen_hooks() == (None, None))
sys.set_asyncgen_hooks(firstiter=begin)
hooks = sys.get_asyncgen_hooks()
print(len(hooks), hooks.firstiter is begin, hooks.finalizer)
firstiter, finalizer = hooks
print(firstiter is begin, finalizer)
