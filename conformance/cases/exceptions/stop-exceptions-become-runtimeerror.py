# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["pep525.stop-exceptions-wrapped"]
# about = "StopIteration and StopAsyncIteration raised in the body arrive as the cause of a RuntimeError"
# ///
async def agen(error):
    yield 1
    raise error


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value

for error in (StopIteration("body"), StopAsyncIteration("body")):
    g = agen(error)
    run(g.__anext__())
    try:
        run(g.__anext__())
    except RuntimeError as caught:
        print(f"RuntimeError  # {caught}")
        print(caught.__cause__ is error, caught.__context__ is error)
    try:
        run(g.__anext__())
    except StopAsyncIteration:
        print("generator is over")
