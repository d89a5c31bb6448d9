# /// script
# requires-python = ">=3.11,<3.11.4"
# [tool.test525]
# clauses = ["expr.agen.athrow.uncaught-propagates"]
# features = ["exception-groups"]
# about = "an exception that the only clause of except* raises comes out in a group, even StopAsyncIteration (gh-103590)"
# level = "cpython"
# ///
async def agen():
    try:
        yield 1
    except* ValueError as group:
        raise StopAsyncIteration("of the clause") from group
    except* KeyError:
        raise LookupError


def step(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        print(stop.value)
    except BaseException as error:
        inner = getattr(error, "exceptions", None)
        print(f"{type(error).__name__} {inner!r} {error.__cause__!r}")


for errors in ([ValueError(1)], [KeyError(2)], [ValueError(3), KeyError(4)], [TypeError(5)]):
    g = agen()
    step(g.asend(None))
    step(g.athrow(ExceptionGroup("several", errors)))
