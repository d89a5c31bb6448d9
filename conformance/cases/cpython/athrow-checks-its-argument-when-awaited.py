# /// script
# requires-python = ">=3.8.2"
# [tool.test525]
# clauses = ["impl.athrow.arg-errors-late", "impl.awaitable.error-closes"]
# level = "cpython"
# about = "a wrong argument of athrow() is a TypeError only when the awaitable is awaited, and uses it up"
# ///
async def agen():
    yield 1
    yield 2


def outcome(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value
    except (TypeError, RuntimeError) as e:
        return f"{type(e).__name__}  # {e}"


g = agen()
print(outcome(g.__anext__()))
step = g.athrow(5)
print("created")
print(outcome(step))
print(outcome(step))
print(outcome(g.__anext__()))
