# /// script
# requires-python = ">=3.7.7,!=3.8.0,!=3.8.1"
# [tool.test525]
# clauses = ["impl.awaitable.reuse"]
# level = "cpython"
# about = "awaiting the finished awaitable of __anext__(), asend() or aclose() again is a RuntimeError (bpo-39386)"
# ///
async def agen():
    yield 1
    yield 2


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value
    except RuntimeError as e:
        return f"{type(e).__name__}  # {e}"


g = agen()
for step in (g.__anext__(), g.asend(None), g.aclose()):
    print("first:", run(step))
    print("second:", run(step))
