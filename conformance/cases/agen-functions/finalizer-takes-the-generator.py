# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.finalizer-takes-agen", "sys.asyncgen-hooks.finalizer-on-gc"]
# features = ["refcounting"]
# about = "the finalizer is called with one argument, the generator, still suspended where it was"
# ///
import inspect
import sys


def finalizer(*arguments):
    g = arguments[0]
    print(len(arguments), inspect.isasyncgen(g), g.__name__)
    run(g.aclose())


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value


async def numbers():
    try:
        yield 1
    except GeneratorExit:
        print("closed at the first yield")
        raise


sys.set_asyncgen_hooks(finalizer=finalizer)
g = numbers()
run(g.__anext__())
del g
