# /// script
# requires-python = ">=3.6,<3.12"
# [tool.test525]
# clauses = ["pep525.stop-exceptions-wrapped"]
# about = "StopAsyncIteration thrown into a generator that has not started is converted like one raised in it"
# ///
async def agen():
    yield 1


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value

error = StopAsyncIteration("thrown")
try:
    run(agen().athrow(error))
except RuntimeError as caught:
    print(f"RuntimeError  # {caught}")
    print(caught.__cause__ is error)
