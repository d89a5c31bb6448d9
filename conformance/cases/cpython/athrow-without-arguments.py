# /// script
# requires-python = ">=3.8,<3.15"
# [tool.test525]
# clauses = ["impl.athrow.arg-errors-late", "impl.awaitable.error-closes"]
# level = "cpython"
# about = "athrow() without arguments is a TypeError when awaited, and its next send() resumes the generator"
# ///
async def agen():
    yield 1
    yield 2


def outcome(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value
    except TypeError as e:
        return f"{type(e).__name__}  # {e}"


g = agen()
print(outcome(g.__anext__()))
step = g.athrow()
print("created")
print(outcome(step))
print(outcome(step))
