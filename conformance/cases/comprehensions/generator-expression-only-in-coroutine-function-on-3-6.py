# /// script
# requires-python = ">=3.6,<3.7"
# [tool.test525]
# clauses = ["expr.genexpr.async-anywhere"]
# about = "up to 3.6 an asynchronous generator expression is a SyntaxError outside of a coroutine function, also in a plain one that is nested in it"
# ///

def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(type(error).__name__)


check(lambda: compile("(a async for a in x)", "<case>", "exec"))
check(lambda: compile("def f():\n    return (a async for a in x)", "<case>", "exec"))
check(lambda: compile("async def f():\n    return (a async for a in x)", "<case>", "exec"))
check(lambda: compile("async def f():\n    def g():\n        return (a async for a in x)", "<case>", "exec"))
