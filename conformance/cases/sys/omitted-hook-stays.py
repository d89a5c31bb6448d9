# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["sys.asyncgen-hooks.keyword-optional"]
# about = "setting one hook leaves the other one as it is, and None takes a hook away"
# ///
import sys


def begin(agen):
    pass


def end(agen):
    pass


def show():
    firstiter, finalizer = sys.get_asyncgen_hooks()
    print(firstiter is begin, finalizer is end)


sys.set_asyncgen_hooks(firstiter=begin)
show()
sys.set_asyncgen_hooks(finalizer=end)
show()
sys.set_asyncgen_hooks()
show()
sys.set_asyncgen_hooks(firstiter=None)
show()
sys.set_asyncgen_hooks(begin, None)
show()
