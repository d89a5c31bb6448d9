# /// script
# requires-python = ">=3.6,<3.8"
# [tool.test525]
# clauses = ["expr.yield.not-in-comprehension-scope"]
# about = "up to 3.7 yield in the scope of a comprehension compiles, on 3.7 with a DeprecationWarning"
# ///

import warnings


def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(type(error).__name__)


with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    check(lambda: compile("def f():\n    return [(yield a) for a in x]", "<case>", "exec"))
    check(lambda: compile("async def f():\n    [(yield a) async for a in x]", "<case>", "exec"))
    check(lambda: compile("async def f():\n    [a async for a in (yield x)]", "<case>", "exec"))
