# /// script
# requires-python = ">=3.9,<3.14"
# [tool.test525]
# clauses = ["ctx.agen-runs-in-callers-context"]
# features = ["contextvars"]
# about = "a token is no context manager; what a generator sets has to be set back by hand"
# ///
import contextvars

var = contextvars.ContextVar("var", default="outside")


async def agen():
    token = var.set("inside")
    yield hasattr(token, "__enter__"), hasattr(token, "__exit__")
    var.reset(token)


async def main():
    async for value in agen():
        print(value, var.get())
    print(var.get())


try:
    main().send(None)
except StopIteration:
    print("done")
