# /// script
# requires-python = ">=3.9"
# [tool.test525]
# clauses = ["exc.rethrow-same-no-self-cycle"]
# about = "throwing back the exception that the generator is handling leaves its context empty"
# ///
async def agen():
    try:
        yield 1
    except ValueError as error:
        yield error


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value

g = agen()
run(g.__anext__())
error = ValueError("thrown")
print(run(g.athrow(error)) is error)
try:
    run(g.athrow(error))
except ValueError as caught:
    print(caught is error, caught.__context__)
