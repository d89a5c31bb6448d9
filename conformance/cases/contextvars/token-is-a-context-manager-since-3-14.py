# /// script
# requires-python = ">=3.14"
# [tool.test525]
# clauses = ["ctx.agen-runs-in-callers-context"]
# features = ["contextvars"]
# about = "a token sets the variable back where a with statement ends, also in a generator, which has no context of its own"
# ///
import contextvars

var = contextvars.ContextVar("var", default="outside")


async def agen():
    with var.set("inside"):
        yield var.get()
        yield var.get()
    yield var.get()


async def main():
    async for value in agen():
        print(value, var.get())
    g = agen()
    await g.__anext__()
    await g.aclose()
    print(var.get())
    with var.set("again") as token:
        print(token.var is var, var.get())
    print(var.get())
    try:
        var.reset(token)
    except RuntimeError as error:
        print(f"RuntimeError  # {error}")


try:
    main().send(None)
except StopIteration:
    print("done")
