# /// script
# requires-python = ">=3.8,!=3.10.0,!=3.10.1"
# [tool.test525]
# clauses = ["impl.first-send-non-none", "impl.awaitable.error-closes"]
# level = "cpython"
# about = "a value in the first send() is a TypeError for a step, a RuntimeError for aclose(), which stays usable"
# ///
async def agen():
    yield 1


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
closing = g.aclose()
print(send(closing, "value"))
print(send(closing, None))
