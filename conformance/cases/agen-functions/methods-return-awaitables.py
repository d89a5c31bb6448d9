# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.methods-return-awaitables", "inspect.isawaitable"]
# about = "the methods return awaitables, and the body runs only when they are awaited"
# ///
import inspect


async def agen():
    print("body: start")
    try:
        print("body: got", (yield 1))
        yield 2
    except ValueError:
        print("body: caught")
        yield 3
    finally:
        print("body: finally")


async def main():
    g = agen()
    for name in ("__anext__", "asend", "athrow", "aclose"):
        if name == "__anext__":
            step = g.__anext__()
        elif name == "asend":
            step = g.asend("x")
        elif name == "athrow":
            step = g.athrow(ValueError())
        else:
            step = g.aclose()
        print(name, inspect.isawaitable(step))
        print("result:", await step)


try:
    main().send(None)
except StopIteration:
    pass
