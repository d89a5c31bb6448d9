# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.agen.aclose.graceful-exit-ok"]
# about = "driven by hand, the awaitable of aclose() finishes by StopIteration with the value None"
# ///
async def agen():
    try:
        yield 1
    finally:
        print("finally")


g = agen()
for step in (g.__anext__(), g.aclose()):
    try:
        step.send(None)
    except StopIteration as stop:
        print(type(stop).__name__, stop.value)
