# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.anext.result-is-stopiteration-value"]
# about = "driven by hand, the awaitable of __anext__() finishes by StopIteration whose value is the yielded object"
# ///
async def agen():
    yield "first"
    yield


g = agen()
for step in (g.__anext__(), g.__anext__(), g.aclose()):
    try:
        step.send(None)
    except StopIteration as stop:
        print(type(stop).__name__, stop.value)
