# /// script
# requires-python = ">=3.12"
# [tool.test525]
# clauses = ["pep525.stop-exceptions-wrapped"]
# level = "cpython"
# about = "since gh-96793 what is thrown into a generator that has not started is not converted (gh-152685)"
# ///
async def agen():
    yield 1


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value

print(run(agen().athrow(StopIteration("thrown"))))
try:
    run(agen().athrow(StopAsyncIteration("thrown")))
except StopAsyncIteration as caught:
    print(repr(caught))
