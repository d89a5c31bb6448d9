# /// script
# requires-python = ">=3.8,<3.12.9"
# [tool.test525]
# clauses = ["expr.agen.anext.result-is-stopiteration-value"]
# level = "cpython"
# about = "the StopIteration that carries a yielded None has no arguments; that of aclose() has none"
# ///
async def agen():
    try:
        yield None
    except ValueError:
        yield None


def arguments(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.args


g = agen()
print(arguments(g.__anext__()))
print(arguments(g.athrow(ValueError)))
print(arguments(g.aclose()))
