# /// script
# requires-python = ">=3.6,<3.8"
# [tool.test525]
# clauses = ["expr.yield.not-in-comprehension-scope"]
# features = ["warnings"]
# level = "cpython"
# about = "before 3.8 a yield in a comprehension or generator expression compiles"
# ///
import warnings


def check(text):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        compile(text, "<case>", "exec")
    print("compiles")


check("def f():\n    return [(yield x) for x in y]")
check("def f():\n    return ((yield x) for x in y)")
check("async def f():\n    return {(yield x) for x in y}")
