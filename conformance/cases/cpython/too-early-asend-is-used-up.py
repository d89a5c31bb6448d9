# /// script
# requires-python = ">=3.8.2,!=3.10.0,!=3.10.1"
# [tool.test525]
# clauses = ["impl.awaitable.error-closes", "expr.agen.asend.first-must-be-none"]
# level = "cpython"
# about = "the asend(v) that came too early is used up by its TypeError"
# ///
async def agen():
    yield 1
    yield 2


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value
    except (TypeError, RuntimeError) as e:
        return f"{type(e).__name__}  # {e}"


g = agen()
early = g.asend("value")
print(run(early))
print(run(g.__anext__()))
print(run(early))
