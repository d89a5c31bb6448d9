# /// script
# requires-python = ">=3.6,<3.11"
# [tool.test525]
# clauses = ["impl.gc.no-hooks-close"]
# features = ["refcounting"]
# level = "cpython"
# about = "what a suspended generator holds is in use as long as a traceback holds its frame, the generator itself included"
# ///
import gc


async def agen(box):
    try:
        try:
            yield
        except KeyError:
            yield
    finally:
        print("closed")


def step(awaitable):
    try:
        awaitable.send(None)
    except StopIteration:
        pass


error = KeyError()
box = []
box.append(agen(box))
step(box[0].__anext__())
step(box[0].athrow(error))
del box
gc.collect()
print("error is deleted")
del error
gc.collect()
