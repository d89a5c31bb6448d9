# /// script
# requires-python = ">=3.12"
# [tool.test525]
# clauses = ["inspect.getasyncgenlocals"]
# about = "the live local variables can be seen, and there are none once the generator is over"
# ///
import inspect


async def agen(first):
    second = 2
    yield


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value

g = agen(1)
print(inspect.getasyncgenlocals(g))
run(g.__anext__())
print(inspect.getasyncgenlocals(g))
run(g.aclose())
print(inspect.getasyncgenlocals(g))
try:
    inspect.getasyncgenlocals(1)
except TypeError:
    print("TypeError")
