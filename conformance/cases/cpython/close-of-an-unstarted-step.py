# /// script
# requires-python = ">=3.13"
# [tool.test525]
# clauses = ["impl.close.closes-generator"]
# level = "cpython"
# about = "close() of an awaitable throws GeneratorExit into the generator even if the awaitable was never started"
# ///
async def agen():
    try:
        yield 1
    finally:
        print("cleanup")


def outcome(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value
    except (StopAsyncIteration, RuntimeError) as e:
        return type(e).__name__


for make in (lambda g: g.__anext__(), lambda g: g.athrow(KeyError()), lambda g: g.aclose()):
    g = agen()
    print(outcome(g.__anext__()))
    step = make(g)
    print(step.close())
    print(outcome(step))
    print(outcome(g.__anext__()))
