# /// script
# requires-python = ">=3.6,!=3.10.0,!=3.10.1"
# [tool.test525]
# clauses = ["impl.first-send-non-none", "impl.awaitable.error-closes"]
# level = "cpython"
# about = "a value in the first send() is a TypeError for a step, a RuntimeError for athrow() and aclose(), which stay usable"
# ///
async def agen():
    try:
        yield 1
    except ValueError:
        yield 2


def send(awaitable, value):
    try:
        awaitable.send(value)
    except StopIteration as stop:
        return stop.value
    except (TypeError, RuntimeError) as e:
        return f"{type(e).__name__}  # {e}"


g = agen()
print(send(g.__anext__(), "value"))
print(send(g.__anext__(), None))
throwing = g.athrow(ValueError())
print(send(throwing, "value"))
print(send(throwing, None))
closing = g.aclose()
print(send(closing, "value"))
print(send(closing, None))
