# /// script
# requires-python = ">=3.8"
# [tool.test525]
# clauses = ["impl.running.check-before-closed"]
# level = "cpython"
# about = "after an aclose() that was ignored, aclose() and athrow() raise StopAsyncIteration while __anext__() goes on"
# ///
async def agen():
    try:
        yield 1
    except GeneratorExit:
        yield "ignored"
    yield "goes on"


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value
    except (RuntimeError, StopAsyncIteration) as e:
        return type(e).__name__


g = agen()
print(run(g.__anext__()))
print(run(g.aclose()))
print(run(g.aclose()))
print(run(g.athrow(ValueError())))
print(run(g.__anext__()))
print(run(g.__anext__()))
print(run(g.aclose()))
