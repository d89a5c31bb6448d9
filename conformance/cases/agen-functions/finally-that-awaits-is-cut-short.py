# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.finalize-may-skip-finally", "impl.gc.no-hooks-close"]
# features = ["refcounting", "unraisable"]
# level = "cpython"
# about = "without a finalizer a dropped generator cannot suspend in its finally clause, whose rest is skipped"
# ///
class Suspend:
    def __await__(self):
        yield "suspended"


async def agen():
    try:
        yield 1
    finally:
        print("cleanup begins")
        await Suspend()
        print("never printed")


g = agen()
try:
    g.__anext__().send(None)
except StopIteration as stop:
    print(stop.value)
del g
print("gone")
