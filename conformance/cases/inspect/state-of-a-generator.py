# /// script
# requires-python = ">=3.12"
# [tool.test525]
# clauses = ["inspect.getasyncgenstate"]
# about = "a generator is created, running, suspended at a yield or closed"
# ///
import inspect


async def agen():
    print("inside:", inspect.getasyncgenstate(g))
    yield 1


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value

g = agen()
print("new:", inspect.getasyncgenstate(g))
print(run(g.__anext__()))
print("at yield:", inspect.getasyncgenstate(g))
run(g.aclose())
print("closed:", inspect.getasyncgenstate(g))
