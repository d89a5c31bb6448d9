# /// script
# requires-python = ">=3.6"
# [tool.test525]
# clauses = ["expr.asyncgen.nested-yield-does-not-count"]
# about = "a yield in a nested function or lambda leaves the enclosing async def a coroutine function"
# ///
import inspect


async def with_nested_def():
    def inner():
        yield 1

    return list(inner())


async def with_lambda():
    return lambda: (yield)


async def with_class():
    class Inner:
        def method(self):
            yield 1

    return Inner


for function in (with_nested_def, with_lambda, with_class):
    print(inspect.iscoroutinefunction(function), inspect.isasyncgenfunction(function))
