# /// script
# requires-python = ">=3.8.2"
# [tool.test525]
# clauses = ["impl.awaitable.reuse", "impl.awaitable.error-closes"]
# level = "cpython"
# about = "a step that raised is used up: awaiting it again is a RuntimeError, not the exception again"
# ///
async def agen():
    raise ValueError("from the body")
    yield


def run(awaitable):
    try:
        awaitable.send(None)
    except (StopIteration, StopAsyncIteration) as e:
        return type(e).__name__
    except Exception as e:
        return f"{type(e).__name__}  # {e}"


g = agen()
for step in (g.__anext__(), g.asend(None), g.athrow(KeyError())):
    print(run(step))
    print(run(step))
