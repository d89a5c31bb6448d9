# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["impl.hooks.order-finalizer-then-firstiter"]
# features = ["refcounting"]
# level = "cpython"
# about = "the finalizer is stored before firstiter is called; a hook set inside firstiter is for later generators"
# ///
import sys


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value


def firstiter(agen):
    print("firstiter")
    sys.set_asyncgen_hooks(firstiter=None, finalizer=lambda agen: print("new finalizer"))


async def agen():
    yield 1


sys.set_asyncgen_hooks(firstiter, lambda agen: print("old finalizer"))
first = agen()
run(first.__anext__())
second = agen()
run(second.__anext__())
del first
del second
