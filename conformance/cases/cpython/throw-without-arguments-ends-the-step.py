# /// script
# requires-python = ">=3.13"
# [tool.test525]
# clauses = ["impl.awaitable.error-closes", "impl.awaitable.reuse"]
# level = "cpython"
# about = "a wrong number of arguments of throw() uses the awaitable up, and is looked at only if the step may begin"
# ///
async def agen():
    yield 1


def outcome(call):
    try:
        call()
    except (TypeError, RuntimeError) as e:
        return f"{type(e).__name__}  # {e}"


g = agen()
step = g.__anext__()
print(outcome(step.throw))
print(outcome(step.throw))
print(g.ag_running)
