# /// script
# requires-python = ">=3.6,<3.7"
# [tool.test525]
# clauses = ["expr.genexpr.async-anywhere"]
# about = "3.6 refuses an asynchronous generator expression in a plain function, also in one that is nested in a coroutine function"
# ///
def check(compile_source):
    try:
        compile_source()
        print("compiles")
    except SyntaxError as error:
        print(type(error).__name__)


check(lambda: compile("async def f():\n    def g():\n        return (x async for x in y)", "<case>", "exec"))
check(lambda: compile("async def f():\n    return (x async for x in y)", "<case>", "exec"))
