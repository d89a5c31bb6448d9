# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["impl.asend.holds-value"]
# features = ["refcounting", "weakref"]
# level = "cpython"
# about = "an asend() awaitable keeps the value that it sent until it is dropped, even when it has finished"
# ///
import weakref


class Value:
    pass


async def agen():
    while True:
        yield


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration:
        pass


g = agen()
run(g.__anext__())
value = Value()
reference = weakref.ref(value)
step = g.asend(value)
del value
run(step)
print("finished:", reference() is not None)
del step
print("dropped:", reference() is not None)
run(g.aclose())
