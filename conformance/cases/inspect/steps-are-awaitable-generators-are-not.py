# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["inspect.isawaitable"]
# about = "what the methods of a generator return can be awaited, the generator itself cannot"
# ///
import inspect


async def agen():
    yield


g = agen()
print(inspect.isawaitable(g))
steps = [g.__anext__(), g.asend(None), g.athrow(ValueError()), g.aclose()]
print([inspect.isawaitable(step) for step in steps])
for step in steps:
    step.close()
